import { X509Certificate } from "node:crypto";

// AWS developer guide, "Trust stores and certificate management", has the format and the limits of a bundle.
// assumed: a bundle that breaks them makes the trust store fail, with a reason; the reasons are ours

const maxBundleBytes = 64 * 1024;
const maxCertificates = 25;
const maxCertificateBytes = 16_384;

/** The number of certificates of a bundle, or the reason why the bundle cannot be used. */
export interface BundleResult {
  readonly count: number;
  readonly reason: string | undefined;
}

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** Reads a bundle of CA certificates: PEM blocks, with comments that begin with `#`. */
export function readBundle(text: string): BundleResult {
  const lines = text.split("\n").filter((line) => !line.startsWith("#"));
  const blocks = lines.join("\n").match(pemBlock) ?? [];
  const reason = findBundleProblem(text, blocks.length) ?? findFirst(blocks.map(findCertificateProblem));
  return reason === undefined ? { count: blocks.length, reason } : { count: 0, reason };
}

function findBundleProblem(text: string, count: number): string | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBundleBytes) {
    return `The bundle has ${bytes} bytes; it may have ${maxBundleBytes}.`;
  }
  if (count === 0) {
    return "The bundle has no certificate in PEM format.";
  }
  return count > maxCertificates
    ? `The bundle has ${count} certificates; it may have ${maxCertificates}.`
    : undefined;
}

function findCertificateProblem(pem: string, index: number): string | undefined {
  const name = `Certificate ${index + 1} of the bundle`;
  const certificate = parseCertificate(pem);
  if (!certificate) {
    return `${name} is not an X.509 certificate.`;
  }
  if (certificate.raw.byteLength > maxCertificateBytes) {
    return `${name} has ${certificate.raw.byteLength} bytes; it may have ${maxCertificateBytes}.`;
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = certificate.publicKey;
  const { modulusLength = 0, namedCurve = "" } = details;
  const isRsa = type === "rsa" && modulusLength >= 2048 && modulusLength <= 4096;
  const isEcdsa = type === "ec" && ["prime256v1", "secp384r1"].includes(namedCurve);
  return isRsa || isEcdsa
    ? undefined
    : `${name} must have an RSA key of 2048 to 4096 bits or an ECDSA key on P-256 or P-384.`;
}

function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function findFirst(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}
