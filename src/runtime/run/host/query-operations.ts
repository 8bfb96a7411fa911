import { TextDecoder } from "node:util";
import { type HostOperations, textOf } from "./operation.ts";

const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The work of `querystring` that has no code of the user in it. The guest could do it, but at the price of hundreds
 * of fuel for each parameter, where the service does it natively.
 */
export const queryOperations: HostOperations = {
  queryParse: {
    price: "text",
    run: (query, separator, equal, limit) =>
      parseQuery(textOf(query), textOf(separator), textOf(equal), Number(textOf(limit))),
  },
  unescape: { price: "text", run: (text) => unescapeText(textOf(text)) },
};

/** The parameters as JSON text, in which a name is free to be `__proto__`. A limit of 0 is none. */
function parseQuery(query: string, separator: string, equal: string, limit: number): string {
  const parameters = new Map<string, string[]>();
  const pairs = query.split(separator).filter((pair) => pair !== "");
  for (const pair of limit > 0 ? pairs.slice(0, limit) : pairs) {
    const middle = pair.indexOf(equal);
    const name = decodePart(middle < 0 ? pair : pair.slice(0, middle));
    const value = decodePart(middle < 0 ? "" : pair.slice(middle + equal.length));
    const values = parameters.get(name);
    if (values === undefined) parameters.set(name, [value]);
    else values.push(value);
  }
  const members = [...parameters].map(
    ([name, values]) => `${JSON.stringify(name)}:${JSON.stringify(values.length === 1 ? values[0] : values)}`,
  );
  return `{${members.join(",")}}`;
}

function decodePart(text: string): string {
  return unescapeText(text.replaceAll("+", " "));
}

/** Percent-decoding in which what is not UTF-8 becomes U+FFFD, and a percent sign without two digits stays. */
function unescapeText(text: string): string {
  if (!text.includes("%")) return text;
  const bytes = Buffer.from(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const digits = bytes.toString("latin1", i + 1, i + 3);
    const escaped = bytes[i] === PERCENT && /^[\da-fA-F]{2}$/.test(digits);
    bytes[length] = escaped ? Number.parseInt(digits, 16) : (bytes[i] ?? 0);
    length += 1;
    if (escaped) i += 2;
  }
  return lenient.decode(bytes.subarray(0, length));
}

const PERCENT = 0x25;
