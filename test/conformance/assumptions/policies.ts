import type { FileAssumptions } from "./index.ts";

const cache = (does: string) => ({ probe: `cache policies: ${does}` });

export const policyAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/services/cache-key-names.ts": [
    [
      "the codes and messages, but for the codes of too many names, which the API model declares",
      cache("a whitelist has at least one name"),
    ],
  ],
  "src/services/cache-policies/managed-cache-policies.ts": [
    ["the order of the list", cache("managed policies come first in a list of all types, in a fixed order")],
  ],
  "src/services/cache-policies/resource.ts": [
    ["the parameters of a policy that was created without them", cache("omitted parameters are filled in")],
    ["MaxTTL decides", cache("caching is disabled by MaxTTL alone")],
    ["the code and the messages", cache("the TTLs are in increasing order")],
    [
      "the message of Brotli and the order",
      cache("Brotli is refused with caching disabled, in the words of gzip"),
    ],
    [
      "the code and messages; that Cookie and `*` are refused",
      cache("the headers of a cache key cannot contain Cookie"),
    ],
  ],
  "src/services/cache-policies/table.ts": [
    ["the message, which CloudFormation shows", cache("a policy that was never created does not exist")],
    ["the message", cache("a name can be taken once")],
  ],
  "src/services/configuration-resource.ts": [
    [
      "the order of the refusals: unknown id, managed, If-Match, configuration, name",
      cache("an update checks the ETag before the configuration, and the configuration before the name"),
    ],
  ],
  "src/services/managed-policies.ts": [
    ["one time for all managed policies", cache("managed policies have one time")],
    ["the name of a managed policy is taken", cache("the name of a managed policy is taken")],
  ],
};
