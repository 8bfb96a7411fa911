import type { FileAssumptions } from "./index.ts";
import { settledBy } from "./settlements.ts";

export const accessAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/services/key-groups/resource.ts": [
    [
      "an omitted Comment comes back as an empty string",
      settledBy("key groups: an omitted Comment comes back as an empty string"),
    ],
    [
      "that no group is empty (as in Terraform), the code of an unknown key, and the messages",
      settledBy("key groups: a group has at least one key, and only keys that exist"),
    ],
  ],
  "src/services/origin-access-controls/resource.ts": [
    [
      "an omitted Description is stored as an empty string, since summaries require the member",
      settledBy("origin access controls: an omitted Description is stored as an empty string"),
    ],
    ["the message", settledBy("origin access controls: a name has at most 64 characters")],
  ],
  "src/services/origin-access-identities/table.ts": [
    [
      "an id without its path is refused in the same way",
      settledBy("distributions: an identity of an origin is named with its path"),
    ],
  ],
  "src/services/public-keys/encoded-key.ts": [
    ["the code and the message", settledBy("public keys: a key without the form of a PEM is refused")],
  ],
  "src/services/public-keys/resource.ts": [
    [
      "an omitted Comment comes back as an empty string",
      settledBy("public keys: an omitted Comment comes back as an empty string"),
    ],
  ],
  "src/services/public-keys/table.ts": [
    [
      "both are refused if another key has them, whatever else the configuration says",
      settledBy("public keys: a name and a caller reference can be taken once, each by itself"),
    ],
  ],
};
