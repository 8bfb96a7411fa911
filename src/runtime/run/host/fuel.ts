/** The fuel that a host operation costs the guest, per call and per byte that it exchanges. */
export interface Price {
  readonly call: number;
  readonly perByte: number;
}

/** The prices in fuel. An iteration of a simple loop costs 42, so a hash of 1 KB costs as much as some 60 of them. */
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

/** Computes the fuel for a call that exchanges this many bytes. */
export function getPrice(name: PriceName, bytes: number): number {
  const { call, perByte } = fuelPrices[name];
  return Math.ceil(call + perByte * bytes);
}
