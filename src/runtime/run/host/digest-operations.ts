import { createHash, createHmac } from "node:crypto";
import { type HostOperations, toBytes, toText } from "./operation.ts";

/** Hashes and HMACs. The prelude has validated the algorithm. */
export const digestOperations: HostOperations = {
  hash: {
    price: "hash",
    run: (algorithm, bytes) => new Uint8Array(createHash(toText(algorithm)).update(toBytes(bytes)).digest()),
  },
  hmac: {
    price: "hmac",
    run: (algorithm, key, bytes) =>
      new Uint8Array(createHmac(toText(algorithm), toBytes(key)).update(toBytes(bytes)).digest()),
  },
};
