import type { Environment } from "../core/context.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The epoch of KSUIDs, 2014-05-13, in seconds. Earlier clocks give the same ids as the epoch itself. */
const epoch = 1_400_000_000;

/**
 * Returns an id with a prefix and a KSUID: 32 bits of time and 128 random bits, as 27 digits in base 62.
 *
 * seen: `cg_2whCJoXMYCjHcxaLGrkllvy…`, ids that sort by their time of creation (the CLI's examples of connection groups
 * and distribution tenants)
 * assumed: that they are KSUIDs
 */
export function createSortableId(prefix: string, { now, random }: Environment): string {
  let number = BigInt(Math.max(0, Math.floor(now().getTime() / 1000) - epoch));
  for (let word = 0; word < 4; word += 1) {
    number = (number << 32n) | BigInt(Math.floor(random.number() * 2 ** 32));
  }
  let text = "";
  while (text.length < 27) {
    text = digits.charAt(Number(number % 62n)) + text;
    number /= 62n;
  }
  return `${prefix}_${text}`;
}
