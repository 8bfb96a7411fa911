import { type HostOperations, toText } from "./operation.ts";

/** The operation behind `parseInt` of runtime 1.0. It returns the number as a decimal string. */
export const numberOperations: HostOperations = {
  wrapInteger: {
    price: "text",
    run: (text, radix) => String(wrapInteger(toText(text), Number(toText(radix)))),
  },
};

/** Parses an integer like njs 0.4.3, which counts in 64 bits and returns NaN if the result is negative. */
function wrapInteger(text: string, radix: number): number {
  const [, sign = "", prefix = "", rest = ""] = /^\s*([+-]?)(0[xX])?([\s\S]*)$/.exec(text) ?? [];
  const base = prefix !== "" && !(radix > 0) ? 16 : radix > 0 ? radix : 10;
  let number = 0n;
  for (const character of rest) {
    const digit = Number.parseInt(character, base);
    if (Number.isNaN(digit)) {
      break;
    }
    number = BigInt.asIntN(64, number * BigInt(base) + BigInt(digit));
  }
  return number < 0n ? Number.NaN : Number(number) * (sign === "-" ? -1 : 1);
}
