import { Refusal } from "./refusal.ts";

/**
 * Returns consecutive blocks of IPv4 addresses from the start of a block, as `Fn::Cidr` does.
 *
 * @param bits the number of host bits of each block: 8 for blocks of 256 addresses
 * @throws Refusal if the block cannot be divided that often
 */
export function splitAddresses(block: string, count: number, bits: number): string[] {
  const [address = "", length] = block.split("/");
  const parts = address.split(".").map(Number);
  const isAddress =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256);
  const free = 32 - Number(length);
  if (!isAddress || !(free >= bits && bits >= 0) || !(count >= 1 && count <= 2 ** (free - bits))) {
    throw new Refusal(
      `Template error: Fn::Cidr cannot divide ${block} into ${count} blocks of ${bits} host bits`,
    );
  }
  const start = parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = Math.floor(start / 2 ** free) * 2 ** free;
  return Array.from({ length: count }, (_, index) => `${toAddress(first + index * 2 ** bits)}/${32 - bits}`);
}

function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}
