import type { FileAssumptions } from "./index.ts";
import { settledBy, without } from "./settlements.ts";

export const networkAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/services/anycast-ip-lists/addresses.ts": [
    [
      "a dualstack list has `count` addresses of each family @param taken the addresses of the other lists, which are avoided w",
      without.anycast,
    ],
  ],
  "src/services/anycast-ip-lists/index.ts": [["ipv4 by default", without.anycast]],
  "src/services/anycast-ip-lists/resource.ts": [
    ["a list has its addresses from the start", without.anycast],
    ["the code and the messages", without.anycast],
    ["the service returns the CIDR blocks as they were sent", without.anycast],
  ],
  "src/services/anycast-ip-lists/table.ts": [["as for VPC origins", without.anycast]],
  "src/services/connection-functions/index.ts": [
    [
      "the content type of functions",
      settledBy("connection functions: the code of a function has the content type application/octet-stream"),
    ],
  ],
  "src/services/connection-functions/summary.ts": [
    ["with distributions the status is that of a function", without.trustStore],
  ],
  "src/services/connection-functions/table.ts": [
    [
      "that an identifier may be each of these",
      settledBy("connection functions: an identifier is an id, an ARN or a name"),
    ],
  ],
  "src/services/connection-functions/upload.ts": [
    [
      "the length of a comment is that of functions",
      settledBy("connection functions: a comment has at most 128 characters"),
    ],
    ["the code and the message", settledBy("connection functions: the runtime is cloudfront-js-2.0")],
  ],
  "src/services/connection-functions/write.ts": [
    [
      "the URL ends with the id, as those of VPC origins do",
      settledBy("connection functions: the URL of a new function ends with its id"),
    ],
    [
      "a publication deploys the distributions of the connection function again, as that of a function does",
      without.trustStore,
    ],
  ],
  "src/services/connection-groups/index.ts": [
    [
      "the list of a filter exists, since the operation declares EntityNotFound",
      settledBy("connection groups: a list filters by an Anycast IP list that exists"),
    ],
    ["an empty AnycastIpListId removes the list", without.anycast],
    [
      "the order of the refusals: If-Match, in use, enabled",
      settledBy("connection groups: a deletion checks the ETag before it finds the group enabled"),
    ],
  ],
  "src/services/connection-groups/resource.ts": [
    ["so is the group", settledBy("connection groups: a group is enabled by default")],
    [
      "names have the form that the API model gives for distribution tenants, and the code and the message",
      settledBy("connection groups: a name has letters, digits, hyphens and periods"),
    ],
    ["the code for one too many", without.anycast],
    ["that ResourceInUse, which the operation declares, stands for this", without.tenant],
  ],
  "src/services/entity-table.ts": [
    [
      "an identifier is an id, an ARN or a name",
      settledBy("connection groups: an identifier is an id, an ARN or a name"),
    ],
  ],
  "src/services/resource-policies/index.ts": [["the code and the message", without.vpc]],
  "src/services/resource-policies/table.ts": [["the error for a resource without a policy", without.vpc]],
  "src/services/sortable-id.ts": [
    ["that they are KSUIDs", settledBy("connection functions: an id has 27 digits in base 62")],
  ],
  "src/services/trust-stores/certificate-bundle.ts": [
    [
      "a bundle that breaks them makes the trust store fail, with a reason; the reasons are ours",
      without.trustStore,
    ],
  ],
  "src/services/trust-stores/index.ts": [
    [
      "an update without a source keeps the certificates, and the trust store is pending again",
      without.trustStore,
    ],
  ],
  "src/services/trust-stores/resource.ts": [
    ["the form, after that of connection functions", without.trustStore],
    ["the code and the message", without.trustStore],
    [
      "the certificates of a bundle are counted, and the reason of a failure is known, once the store is not pending",
      without.trustStore,
    ],
    [
      "an object that does not exist is answered by EntityNotFound, which both operations declare",
      settledBy("networks: the bundle of a trust store exists"),
    ],
  ],
  "src/services/trust-stores/table.ts": [["the end of a deployment keeps the ETag", without.trustStore]],
  "src/services/vpc-origins/resource.ts": [
    ["an update has the same", without.vpc],
    ["the code; Terraform waits before each update and deletion", without.vpc],
    ["only origins of another account have an AccountId", without.vpc],
    ["the code", without.vpc],
    [
      "codes and messages, but for quantities",
      settledBy("networks: a VPC origin is a load balancer or an instance"),
    ],
  ],
  "src/services/vpc-origins/table.ts": [
    ["the codes and the messages", settledBy("networks: only VPC origins have a resource policy")],
  ],
};
