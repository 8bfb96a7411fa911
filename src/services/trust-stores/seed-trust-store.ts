import type { Environment } from "../../core/context.ts";
import { type SeededEntity, seedEntity } from "../seed-configuration.ts";
import { assertSeedMembers } from "../seed-validation.ts";
import { trustStore } from "./resource.ts";

/** A trust store that exists before the test. */
export interface TrustStoreSeed {
  /** The id, for tests that name one. @defaultValue a drawn id */
  readonly id?: string | undefined;
  /** @defaultValue the id */
  readonly name?: string | undefined;
  /** The number of CA certificates. @defaultValue `1` */
  readonly certificates?: number | undefined;
}

/** Creates a trust store that is active. No bundle of certificates is read. */
export function seedTrustStore(environment: Environment, seed: TrustStoreSeed = {}): SeededEntity {
  assertSeedMembers("trustStore", seed, ["id", "name", "certificates"]);
  const { certificates: NumberOfCaCertificates = 1 } = seed;
  return seedEntity(
    trustStore,
    (Name) => ({
      Name,
      NumberOfCaCertificates,
      UseClientCertificateOCSPEndpoint: undefined,
      Reason: undefined,
    }),
    seed,
    environment,
  );
}
