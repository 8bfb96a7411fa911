/**
 * CloudFront's ETags are a hidden count: the n-th version of any resource, of any kind, in any account,
 * bears the same tag. These are the ones seen, by n (create and update pairs published by users of the
 * service: terraform-provider-aws acceptance tests, AWS's own samples, deploy logs).
 */
export const observedEtags: readonly string[] = [
  "E23ZP02F085DFQ",
  "ETVPDKIKX0DER",
  "E3UN6WX5RRO2AG",
  "E1F83G8C2ARO7P",
  "E1PA6795UKMFR9",
  "E13V1IB3VIYZZH",
  "E1VC38T7YXB528",
  "E2EUQ1WTGCTBG2",
  "E3AEGXETSR30VB",
  "E3P5ROKL5A1OLE",
  "E3JWKAKR8XB7XF",
  "E1X6FK5RDHNB96",
  "EN1VRQENFRJN5",
  "E3DWYIK6Y9EEQB",
  "E3R76HOPU0Z2CB",
];

const chain: string[] = [...observedEtags];
const seen = new Set(observedEtags);

/**
 * What an ETag begins with. seen: the contents of a key value store bear the tags of the same chain with KV in
 * the place of E (AWS's own samples: KV1PA6795UKMFR9, then KV13V1IB3VIYZZH, then KV1VC38T7YXB528).
 */
export type EtagPrefix = "E" | "KV";

/**
 * The ETag of a resource's n-th version, n from 0. Behind the observed ones the chain goes on in the same
 * form ("E" and a 64-bit number in base 36): the real values cannot be computed, these are ours. They never
 * repeat, since the numbers come from a permutation of the 64-bit numbers and the observed ones are left out.
 */
export function getEtag(version: number, prefix: EtagPrefix = "E"): string {
  for (let n = chain.length; n <= version; n++) {
    chain.push(getUnobservedEtag(n));
  }
  const etag = chain[version] as string;
  return prefix === "E" ? etag : prefix + etag.slice(1);
}

/** 2^64 - 1 in base 36, which as text is compared as a number of its length. */
const maxEtagNumber = "3W5E11264SGSF";

/** Whether a text could be an ETag: the service answers another error for what is none than for a stale one. */
export function isEtag(text: string, prefix: EtagPrefix = "E"): boolean {
  const number = text.slice(prefix.length);
  return (
    text.startsWith(prefix) &&
    /^[1-9A-Z][0-9A-Z]{10,12}$/.test(number) &&
    (number.length < maxEtagNumber.length || number <= maxEtagNumber)
  );
}

function getUnobservedEtag(n: number): string {
  let number = BigInt(n);
  for (;;) {
    number = splitmix64(number);
    const etag = `E${number.toString(36).toUpperCase()}`;
    if (isEtag(etag) && !seen.has(etag)) {
      return etag;
    }
  }
}

const mask = (1n << 64n) - 1n;

/** The finalizer of splitmix64: each step can be undone, so no two numbers meet in one. */
function splitmix64(number: bigint): bigint {
  let z = (number + 0x9e3779b97f4a7c15n) & mask;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return z ^ (z >> 31n);
}
