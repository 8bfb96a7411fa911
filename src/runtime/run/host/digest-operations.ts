import { createHash, createHmac } from "node:crypto";
import { bytesOf, type HostOperations, textOf } from "./operation.ts";

/** Hashes and HMACs; the prelude has checked the algorithm. */
export const digestOperations: HostOperations = {
  hash: {
    price: "hash",
    run: (algorithm, bytes) => new Uint8Array(createHash(textOf(algorithm)).update(bytesOf(bytes)).digest()),
  },
  hmac: {
    price: "hmac",
    run: (algorithm, key, bytes) =>
      new Uint8Array(createHmac(textOf(algorithm), bytesOf(key)).update(bytesOf(bytes)).digest()),
  },
};
