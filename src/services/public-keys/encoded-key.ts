import { createPublicKey, type KeyObject } from "node:crypto";
import { invalidArgument } from "../text-checks.ts";

/** A PEM block as OpenSSL writes it: no indentation, nothing before or after. A last newline may be missing. */
const pem = /^-----BEGIN PUBLIC KEY-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)+-----END PUBLIC KEY-----(?:\r?\n)?$/;

/**
 * Throws unless a text is the PEM of a public key that CloudFront takes: RSA of 2,048 bits, or ECDSA on the curve
 * P-256. Source: AWS developer guide, "Create key pairs for your signers".
 *
 * seen: an indented PEM is refused (aws-cdk 15109)
 * assumed: the code and the message
 */
export function assertValidKey(encodedKey: string): void {
  if (!pem.test(encodedKey)) {
    throw invalidKey(
      'It must be a PEM that begins with "-----BEGIN PUBLIC KEY-----", without indentation: the output of ' +
        "openssl rsa -pubout, or of KeyObject.export({ type: 'spki', format: 'pem' }).",
    );
  }
  const key = parseKey(encodedKey);
  if (!key) {
    throw invalidKey("It has the form of a PEM, but holds no public key.");
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = key;
  const isRsa = type === "rsa" && details.modulusLength === 2048;
  const isEcdsa = type === "ec" && details.namedCurve === "prime256v1";
  if (!isRsa && !isEcdsa) {
    const found = [type, details.modulusLength ?? details.namedCurve].filter(Boolean).join(" ");
    throw invalidKey(`It must be RSA with 2048 bits or ECDSA on prime256v1 (P-256), but it is ${found}.`);
  }
}

function parseKey(encodedKey: string): KeyObject | undefined {
  try {
    return createPublicKey(encodedKey);
  } catch {
    return undefined;
  }
}

function invalidKey(advice: string): Error {
  return invalidArgument("The parameter EncodedKey is invalid.", advice);
}
