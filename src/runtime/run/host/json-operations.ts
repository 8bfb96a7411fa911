import { type HostOperations, toText } from "./operation.ts";

/** The operation that finds njs's message for JSON that does not parse. */
export const jsonOperations: HostOperations = {
  jsonError: { price: "text", run: (text) => explainJsonError(toText(text)) },
  /** Rewrites JSON that only njs accepts to the standard. */
  normalizeJson: { price: "text", run: (text) => normalizeJson(toText(text)) },
  /** Adds the line that njs writes into an empty array or object of indented JSON. */
  indentEmpty: { price: "text", run: (text, gap) => indentEmpty(toText(text), toText(gap)) },
  /** Replaces escapes of lone surrogates with U+FFFD. */
  replaceSurrogates: {
    price: "text",
    run: (text) =>
      toText(text).replace(/\\(?:u[dD][89a-fA-F][\da-fA-F]{2}|.)/g, (sequence) =>
        sequence.length > 2 ? "\ufffd" : sequence,
      ),
  },
};

/** Rewrites JSON for which {@link explainJsonError} has no message to JSON that `JSON.parse` accepts. */
export function normalizeJson(text: string): string {
  return text.replace(jsonTokenPattern, (token, digits: string | undefined) =>
    digits === undefined ? token : String(Number(token)),
  );
}

/** A string, or a number as njs reads it. */
const jsonTokenPattern = /"(?:[^"\\]|\\.)*"|-?((?:\d+\.?\d*|\.\d*)(?:[eE][+-]?\d+)?)/g;

function indentEmpty(text: string, gap: string): string {
  if (gap === "") {
    return text;
  }
  return text.replace(
    /^([^\S\n]*)(.*)(\{\}|\[\])(?=,?$)/gm,
    (line, _space: string, before: string, pair: string) => {
      const indent = line.slice(0, line.length - before.length - pair.length);
      return `${indent}${before}${pair[0]}\n${indent}${gap}\n${indent}${pair[1]}`;
    },
  );
}

/** The messages of njs's JSON parser. */
type Complaint =
  | "Unexpected token"
  | "Unexpected number"
  | "Unexpected end of input"
  | "Trailing comma"
  | "Forbidden source char"
  | "Unknown escape char"
  | "Invalid Unicode escape sequence"
  | "Nested too deep";

class JsonError extends Error {
  readonly at: number;

  constructor(complaint: Complaint, at: number) {
    super(complaint);
    this.at = at;
  }
}

const maxDepth = 32;

/** Returns njs's message, `Unexpected token at position 5`, with the position in bytes of UTF-8, or undefined for valid JSON. */
export function explainJsonError(text: string): string | undefined {
  try {
    new JsonReader(text).document();
  } catch (error) {
    if (error instanceof JsonError) {
      return `${error.message} at position ${Buffer.byteLength(text.slice(0, error.at))}`;
    }
    throw error;
  }
  return undefined;
}

/** Reads JSON up to the first error. */
class JsonReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#space();
    this.#value();
    this.#space();
    if (this.#at < this.#text.length) {
      this.#refuse("Unexpected token");
    }
  }

  #value(): void {
    const character = this.#next();
    if (character === "{") {
      this.#list("}", () => this.#member());
    } else if (character === "[") {
      this.#list("]", () => this.#value());
    } else if (character === '"') {
      this.#string();
    } else {
      this.#primitive(character);
    }
  }

  #list(end: string, item: () => void): void {
    this.#depth += 1;
    if (this.#depth >= maxDepth) {
      this.#refuse("Nested too deep");
    }
    for (let first = true; ; first = false) {
      this.#at += 1;
      this.#space();
      if (this.#next() === end) {
        if (!first) {
          this.#refuse("Trailing comma", this.#at - 1);
        }
        break;
      }
      item();
      this.#space();
      const character = this.#next();
      if (character === end) {
        break;
      }
      if (character !== ",") {
        this.#refuse("Unexpected token");
      }
    }
    this.#at += 1;
    this.#depth -= 1;
  }

  #member(): void {
    if (this.#next() !== '"') {
      this.#refuse("Unexpected token");
    }
    this.#string();
    this.#space();
    if (this.#text[this.#at] !== ":") {
      this.#refuse("Unexpected token");
    }
    this.#at += 1;
    this.#space();
    this.#value();
  }

  #string(): void {
    for (this.#at += 1; this.#next() !== '"'; this.#at += 1) {
      if (this.#next() < " ") {
        this.#refuse("Forbidden source char");
      }
      if (this.#next() !== "\\") {
        continue;
      }
      this.#at += 1;
      if (this.#next() === "u") {
        this.#unicodeEscape();
      } else if (!'"\\/nrtbf'.includes(this.#next())) {
        this.#refuse("Unknown escape char");
      }
    }
    this.#at += 1;
  }

  #unicodeEscape(): void {
    for (let digits = 0; digits < 4; digits++) {
      this.#at += 1;
      if (!/[\da-fA-F]/.test(this.#next())) {
        this.#refuse("Invalid Unicode escape sequence");
      }
    }
  }

  /** Reads a constant or a number. Every character up to "9" begins a number. */
  #primitive(character: string): void {
    const [pattern, complaint] =
      character > "9"
        ? ([/true|false|null/y, "Unexpected token"] as const)
        : ([/-?(?:\d+\.?\d*|\.\d*)(?:[eE][+-]?\d+)?/y, "Unexpected number"] as const);
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) {
      this.#refuse(
        complaint,
        character === "-" && this.#at + 1 < this.#text.length ? this.#at + 1 : this.#at,
      );
    }
    this.#at = pattern.lastIndex;
  }

  #next(): string {
    const character = this.#text[this.#at];
    return character ?? this.#refuse("Unexpected end of input");
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) {
      this.#at += 1;
    }
  }

  #refuse(complaint: Complaint, at = this.#at): never {
    throw new JsonError(complaint, at);
  }
}
