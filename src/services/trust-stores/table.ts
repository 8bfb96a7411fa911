import type { Store } from "../../core/store.ts";
import { defineEntityTable, findByIdentifier } from "../entities.ts";

export interface Config {
  readonly Name: string;
  readonly NumberOfCaCertificates: number;
  readonly UseClientCertificateOCSPEndpoint: boolean | undefined;
  /** The reason why the bundle of certificates could not be used. */
  readonly Reason: string | undefined;
}

export const trustStores = defineEntityTable<Config>({
  name: "trustStores",
  title: "trust store",
  finalStatusOf: ({ Reason }) => (Reason === undefined ? "active" : "failed"),
  // assumed: the end of a deployment keeps the ETag
  movesEtag: false,
});

/** Returns the id of the trust store with an id, an ARN or a name, otherwise the identifier. */
export function getTrustStoreId(identifier: string, store: Store): string {
  return findByIdentifier(trustStores, identifier, store)?.record.id ?? identifier;
}
