import { TextDecoder } from "node:util";
import { type HostOperations, toText } from "./operation.ts";

const noDigit = -1_000;
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The work of `querystring` that has no code of the user in it. The guest could do it, but at the price of hundreds
 * of fuel for each parameter, where the service does it natively.
 */
export const queryOperations: HostOperations = {
  queryParse: {
    price: "query",
    run: (query, separator, equal, limit) =>
      parseQuery(toText(query), toText(separator), toText(equal), Number(toText(limit))),
  },
  unescape: { price: "query", run: (text) => unescapeText(toText(text)) },
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

/** Percent-decoding in which what is not UTF-8 becomes U+FFFD, and a percent sign without two digits stays. */
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

/** The value of each byte as a hexadecimal digit; of others a number so low that no sum with it is a byte. */
const hexDigits = new Int16Array(256).fill(noDigit);
for (const text of "0123456789abcdefABCDEF") {
  hexDigits[text.charCodeAt(0)] = Number.parseInt(text, 16);
}

function digit(byte: number | undefined): number {
  return byte === undefined ? noDigit : (hexDigits[byte] ?? noDigit);
}
