import { MockCloudFrontError, shown } from "./problems.ts";

/**
 * The service's quotas, by name; sizes in bytes. Any of them can be overridden for one mock.
 * Source: AWS developer guide, "Quotas" (as of 2026-09); where the guide says KB, 1,024 bytes (a build
 * guard in public use ships 10,235 bytes of code against "10 KB").
 */
export interface Quotas {
  /** Functions in the account, each counted once whatever its stages. */
  readonly functions: number;
  /** Bytes of one function's code. */
  readonly functionSize: number;
  readonly keyValueStores: number;
  readonly functionsPerKeyValueStore: number;
  readonly keyValueStoreSize: number;
  readonly keySize: number;
  readonly valueSize: number;
  readonly keysPerUpdate: number;
  readonly updatePayload: number;
  readonly distributions: number;
  readonly stagingDistributions: number;
  /** In one distribution, as all of these: the default behavior is not counted. */
  readonly cacheBehaviors: number;
  readonly origins: number;
  readonly originGroups: number;
  readonly aliases: number;
  readonly distributionsPerFunction: number;
  /** Paths under way for one distribution, those that end in `*` apart. */
  readonly invalidationPaths: number;
  readonly invalidationWildcards: number;
  readonly tagsPerResource: number;
}

export const defaultQuotas: Quotas = {
  functions: 100,
  functionSize: 10_240,
  keyValueStores: 200,
  functionsPerKeyValueStore: 100,
  keyValueStoreSize: 5 * 1024 * 1024,
  keySize: 512,
  valueSize: 1024,
  keysPerUpdate: 50,
  updatePayload: 3 * 1024 * 1024,
  distributions: 500,
  stagingDistributions: 20,
  cacheBehaviors: 75,
  origins: 100,
  originGroups: 10,
  aliases: 100,
  distributionsPerFunction: 100,
  invalidationPaths: 3000,
  invalidationWildcards: 15,
  tagsPerResource: 50,
};

/** The defaults with some replaced; refuses unknown names and what is no count. */
export function quotasWith(overrides: Partial<Quotas> = {}): Quotas {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!Object.hasOwn(defaultQuotas, name)) {
      const names = Object.keys(defaultQuotas).join(", ");
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `There is no quota "${name}". The quotas are: ${names}.`,
      );
    }
    if (!(typeof value === "number" && value >= 0) || (!Number.isInteger(value) && value !== Infinity)) {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `The quota "${name}" is ${shown(value)}; give a whole number from 0, or Infinity for none.`,
      );
    }
  }
  return { ...defaultQuotas, ...Object.fromEntries(given) };
}
