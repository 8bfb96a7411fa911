import { generateKeyPairSync } from "node:crypto";

/** A key pair for signed URLs and cookies: the PEM for `seed.publicKey` and the one for `@aws-sdk/cloudfront-signer`. */
export interface Signer {
  readonly publicKey: string;
  readonly privateKey: string;
}

const publicKeyEncoding = { type: "spki", format: "pem" } as const;
const privateKeyEncoding = { type: "pkcs8", format: "pem" } as const;

/** Generates an RSA key of 2,048 bits, which takes about 100 ms. */
export function makeRsaSigner(): Signer {
  return generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding, privateKeyEncoding });
}

/** Generates an ECDSA key on the curve P-256. */
export function makeEcdsaSigner(): Signer {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1", publicKeyEncoding, privateKeyEncoding });
}
