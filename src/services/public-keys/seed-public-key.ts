import type { PublicKeyConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  type ConfigurationSeed,
  type SeededConfiguration,
  seedConfiguration,
} from "../seed-configuration.ts";
import { publicKey } from "./resource.ts";
import type { Config } from "./table.ts";

/** An ECDSA key on the curve P-256. Its private part was thrown away. */
const sampleKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEe/4s5v85nR8Az/iGVurBGkAqpq4G
2CAxI8rtHCFVafhjsRwXqcZOM90G2gRqTawQVo3igQuBTmh9BNmMsfdGYw==
-----END PUBLIC KEY-----
`;

/** Creates a public key. Without a configuration the key is an ECDSA key without a known private part. */
export function seedPublicKey(
  environment: Environment,
  seed: ConfigurationSeed<PublicKeyConfig> = {},
): SeededConfiguration {
  return seedConfiguration(
    publicKey,
    cloudFront.sdk.PublicKeyConfig$,
    (Name): Config => ({
      CallerReference: Name,
      Name,
      EncodedKey: sampleKey,
    }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
}
