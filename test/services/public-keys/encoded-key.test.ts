import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import type { ServiceError } from "../../../src/sdk/service-error.ts";
import { assertValidKey } from "../../../src/services/public-keys/encoded-key.ts";
import { ecdsaKey, rsaKey } from "../../support/make-keys.ts";
import { thrownBy } from "../../support/refusal.ts";

const pem = { format: "pem" } as const;

it.each([
  ["RSA of 2,048 bits", rsaKey],
  ["ECDSA on P-256", ecdsaKey],
  ["a key without its last newline", rsaKey.trimEnd()],
  ["a key with the line ends of Windows", rsaKey.replaceAll("\n", "\r\n")],
])("assertValidKey accepts %s", (_, key) => {
  expect(() => assertValidKey(key)).not.toThrow();
});

it.each([
  ["an empty string", ""],
  ["a text that is not a PEM", "key"],
  ["an indented PEM", rsaKey.replaceAll("\n", "\n  ")],
  ["a PEM on one line", rsaKey.replaceAll("\n", "")],
  ["a PEM without a key in it", "-----BEGIN PUBLIC KEY-----\naGVsbG8=\n-----END PUBLIC KEY-----\n"],
  ["text before the PEM", `key:\n${rsaKey}`],
  ["two keys", rsaKey + ecdsaKey],
])("assertValidKey refuses %s", (_, key) => {
  const error = thrownBy<ServiceError>(() => assertValidKey(key));
  expect(error.schema[2]).toBe("InvalidArgument");
});

it.each([
  ["RSA of 1,024 bits", () => generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey, "rsa 1024"],
  ["ECDSA on P-384", () => generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey, "ec secp384r1"],
  ["Ed25519", () => generateKeyPairSync("ed25519").publicKey, "ed25519"],
])("assertValidKey refuses %s and names what it found", (_, generate, found) => {
  const key = generate().export({ type: "spki", ...pem }) as string;
  const { cause } = thrownBy(() => assertValidKey(key));
  expect(String(cause)).toContain(`it is ${found}.`);
});

it("assertValidKey refuses a private key and a key in the form of PKCS #1", () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  for (const key of [
    privateKey.export({ type: "pkcs8", ...pem }),
    publicKey.export({ type: "pkcs1", ...pem }),
  ]) {
    expect(() => assertValidKey(key as string)).toThrow("The parameter EncodedKey is invalid.");
  }
});
