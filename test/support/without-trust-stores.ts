import { builtinServices, type Service } from "../../src/index.ts";

/** All services but one, for tests of an operation without a handler: ListTrustStores. */
export const withoutTrustStores: readonly Service[] = builtinServices.filter(
  ({ name }) => name !== "trust-stores",
);
