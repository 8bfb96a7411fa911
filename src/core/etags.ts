/**
 * The ETags of the first versions. CloudFront derives an ETag from the version number only: version n of any resource,
 * in any account, has the same ETag.
 * seen: create and update pairs that users published (terraform-provider-aws acceptance tests, AWS's own samples,
 * deploy logs)
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
 * The first letters of an ETag.
 * seen: the contents of a key value store have the same ETags with KV in place of E (AWS's own samples:
 * KV1PA6795UKMFR9, then KV13V1IB3VIYZZH, then KV1VC38T7YXB528)
 */
export type EtagPrefix = "E" | "KV";

/**
 * Returns the ETag of the n-th version of a resource, n from 0.
 *
 * Later versions than the observed ones get ETags of the same form, "E" and a 64-bit number in base 36. Their real
 * values cannot be computed, so these are ours. They never repeat: splitmix64 is a permutation of the 64-bit numbers,
 * and the observed ETags are left out.
 */
export function getEtag(version: number, prefix: EtagPrefix = "E"): string {
  for (let n = chain.length; n <= version; n++) {
    chain.push(getUnobservedEtag(n));
  }
  const etag = chain[version] as string;
  return prefix === "E" ? etag : prefix + etag.slice(1);
}

/** 2^64 - 1 in base 36. Strings of the same length compare as the numbers do. */
const maxEtagNumber = "3W5E11264SGSF";

/** Returns true if a string has the form of an ETag. The service has separate errors for a malformed and a stale ETag. */
export function isEtag(text: string, prefix: EtagPrefix = "E"): boolean {
  const number = text.slice(prefix.length);
  return (
    text.startsWith(prefix) &&
    /^[1-9A-Z][0-9A-Z]{10,12}$/.test(number) &&
    (number.length < maxEtagNumber.length || number <= maxEtagNumber)
  );
}

/** Returns the advice for an `IfMatch` that is not the current ETag. */
export function getEtagAdvice(
  id: string,
  ifMatch: string | undefined,
  etag: string,
  cause = "Every write changes the ETag.",
): string {
  return (
    `IfMatch is ${ifMatch === undefined ? "missing" : JSON.stringify(ifMatch)}, but the ETag of ${id} is "${etag}". ` +
    `${cause} Pass the ETag of the latest response unchanged.`
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

/** Applies the finalizer of splitmix64. Every step is invertible, so distinct numbers stay distinct. */
function splitmix64(number: bigint): bigint {
  let z = (number + 0x9e3779b97f4a7c15n) & mask;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return z ^ (z >> 31n);
}
