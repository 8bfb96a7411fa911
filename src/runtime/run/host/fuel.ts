/** What work of the host costs the guest: a call, and each byte that goes through it. */
export interface Price {
  readonly call: number;
  readonly perByte: number;
}

/** The prices, in fuel. A turn of a simple loop in the guest is 42, so a hash of 1 KB weighs as some 50 turns. */
export const fuelPrices = {
  text: { call: 20, perByte: 0.25 },
  query: { call: 40, perByte: 1.5 },
  encoding: { call: 40, perByte: 0.5 },
  hash: { call: 500, perByte: 2 },
  hmac: { call: 800, perByte: 2 },
  log: { call: 300, perByte: 1 },
  store: { call: 500, perByte: 1 },
  cloudfront: { call: 500, perByte: 1 },
  free: { call: 0, perByte: 0 },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof fuelPrices;

export function getPrice(name: PriceName, bytes: number): number {
  const { call, perByte } = fuelPrices[name];
  return Math.ceil(call + perByte * bytes);
}
