import { TextDecoder } from "node:util";
import { type HostOperations, toText } from "./operation.ts";

const noDigit = -1_000;
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The operations of `querystring` that call no function code. The service implements them natively. The guest would use
 * hundreds of fuel for each parameter.
 */
export const queryOperations: HostOperations = {
  queryParse: {
    price: "query",
    run: (query, separator, equal, limit) =>
      formatParameters(splitQuery(toText(query), toText(separator), toText(equal)), Number(toText(limit))),
  },
  queryParseEarly: {
    price: "query",
    run: (query, separator, equal, limit) =>
      formatParameters(
        splitQueryEarly(toText(query), toText(separator), toText(equal), Number(toText(limit))),
        0,
      ),
  },
  unescape: { price: "query", run: (text) => unescapeText(toText(text)) },
};

type Pair = readonly [name: string, value: string];

/** Splits a query string into its parameters, before decoding. */
function splitQuery(query: string, separator: string, equal: string): Pair[] {
  return query
    .split(separator)
    .filter((pair) => pair !== "")
    .map((pair) => {
      const middle = pair.indexOf(equal);
      return middle < 0 ? [pair, ""] : [pair.slice(0, middle), pair.slice(middle + equal.length)];
    });
}

/** More characters than the guest has memory for. */
const maxCharacters = 4_000_000;

/**
 * Splits a query string like njs 0.4.3, in which the name of a parameter without a value ends at the next equal sign.
 * Names can overlap, so the function stops when their length exceeds the guest's memory.
 */
function splitQueryEarly(query: string, separator: string, equal: string, maxPairs: number): Pair[] {
  const pairs: Pair[] = [];
  let start = 0;
  let characters = 0;
  let middle = -1;
  for (const part of query.split(separator)) {
    const end = start + part.length;
    if (part !== "") {
      if (middle < start) {
        const found = query.indexOf(equal, start);
        middle = found < 0 ? query.length : found;
      }
      pairs.push([query.slice(start, middle), middle < end ? query.slice(middle + equal.length, end) : ""]);
      characters += middle - start;
    }
    if (pairs.length === maxPairs || characters > maxCharacters) {
      break;
    }
    start = end + separator.length;
  }
  return pairs;
}

/**
 * Formats parameters as a JSON object, in which `__proto__` is an ordinary name. A limit of 0 means that the number of
 * parameters has no limit.
 */
function formatParameters(pairs: readonly Pair[], limit: number): string {
  const parameters = new Map<string, string[]>();
  for (const pair of limit > 0 ? pairs.slice(0, limit) : pairs) {
    const [name, value] = [decodePart(pair[0]), decodePart(pair[1])];
    const values = parameters.get(name);
    if (values === undefined) {
      parameters.set(name, [value]);
    } else {
      values.push(value);
    }
  }
  const members = [...parameters].map(
    ([name, values]) => `${JSON.stringify(name)}:${JSON.stringify(values.length === 1 ? values[0] : values)}`,
  );
  return `{${members.join(",")}}`;
}

function decodePart(text: string): string {
  return unescapeText(text.replaceAll("+", " "));
}

/** Decodes percent-encoding. Bytes that are not UTF-8 become U+FFFD, and a percent sign without two digits stays. */
function unescapeText(text: string): string {
  if (!text.includes("%")) {
    return text;
  }
  const bytes = Buffer.from(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const escaped = byte === percentByte ? digit(bytes[i + 1]) * 16 + digit(bytes[i + 2]) : -1;
    bytes[length] = escaped < 0 ? byte : escaped;
    length += 1;
    if (escaped >= 0) {
      i += 2;
    }
  }
  return lenient.decode(bytes.subarray(0, length));
}

const percentByte = 0x25;

/** The value of each hexadecimal digit. Other bytes have a number so low that a sum with it is negative. */
const hexDigits = new Int16Array(256).fill(noDigit);
for (const text of "0123456789abcdefABCDEF") {
  hexDigits[text.charCodeAt(0)] = Number.parseInt(text, 16);
}

function digit(byte: number | undefined): number {
  return byte === undefined ? noDigit : (hexDigits[byte] ?? noDigit);
}
