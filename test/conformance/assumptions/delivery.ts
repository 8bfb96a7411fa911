import type { FileAssumptions } from "./index.ts";
import { settledBy, without } from "./settlements.ts";

export const deliveryAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/services/caller-reference.ts": [
    [
      "other kinds, the code and the message",
      settledBy("field-level encryption: an update repeats the caller reference"),
    ],
  ],
  "src/services/continuous-deployment-policies/resource.ts": [
    ["the first goes before the second", without.staging],
    ["the code", settledBy("continuous deployment policies: a policy names one staging distribution")],
    [
      "the code and the message",
      settledBy("continuous deployment policies: a policy names a staging distribution that exists"),
    ],
  ],
  "src/services/continuous-deployment-policies/traffic.ts": [
    [
      "the code of every refusal and the messages",
      settledBy("continuous deployment policies: a weight is at most 0.15"),
    ],
  ],
  "src/services/field-level-encryption-configs/resource.ts": [
    [
      "an omitted Comment comes back as an empty string",
      {
        unreachable: "the sweep finds configurations by their Comment, so no probe can create one without it",
      },
    ],
    [
      "the code and the message",
      settledBy("field-level encryption: a query argument has a name, and content is that of forms"),
    ],
    [
      "the code and the message",
      settledBy("field-level encryption: a query argument has a name, and content is that of forms"),
    ],
  ],
  "src/services/field-level-encryption-profiles/field-patterns.ts": [
    ["codes and messages", settledBy("field-level encryption: a field matches one pattern")],
  ],
  "src/services/field-level-encryption-profiles/resource.ts": [
    [
      "an omitted Comment comes back as an empty string",
      settledBy("field-level encryption: an omitted Comment of a profile comes back as an empty string"),
    ],
    [
      "the code and the message",
      settledBy("field-level encryption: a provider has letters, digits, colons, underscores and hyphens"),
    ],
    ["the code and the message", settledBy("field-level encryption: the key of a profile is an RSA key")],
  ],
  "src/services/field-level-encryption-profiles/table.ts": [
    [
      "both are refused if another profile has them, whatever else the configuration says",
      settledBy("field-level encryption: a name and a caller reference can be taken once, each by itself"),
    ],
  ],
  "src/services/invalidations/create-invalidation.ts": [
    ["both have the same checks and quotas", without.tenant],
  ],
  "src/services/invalidations/validation.ts": [
    [
      "so are the other characters that RFC 1738 calls unsafe",
      settledBy("distributions: a path has the unsafe characters of RFC 1738 encoded"),
    ],
    ["the same message for a batch without paths", settledBy("distributions: an invalidation has a path")],
  ],
  "src/services/monitoring-subscriptions/index.ts": [
    [
      "the regions of China are those that the operations do not support",
      { unreachable: "it needs an account of the partition aws-cn" },
    ],
    [
      "an unknown distribution is refused before a missing or an existing subscription @throws ServiceError NoSuchDistribution",
      settledBy("monitoring subscriptions: an unknown distribution has no subscription to read"),
    ],
  ],
  "src/services/monitoring-subscriptions/table.ts": [
    [
      "the subscription of a distribution ends with the distribution",
      { unreachable: "a deleted distribution cannot be asked for its subscription" },
    ],
  ],
  "src/services/realtime-log-configs/fields.ts": [
    ["code and messages", settledBy("real-time log configurations: a field has the form of a name")],
    ["unknown fields follow in the given order, and a repeated field is kept once", without.stream],
  ],
  "src/services/realtime-log-configs/index.ts": [
    ["the code and the message for a missing one", without.stream],
  ],
  "src/services/realtime-log-configs/settings.ts": [
    ["code and messages", settledBy("real-time log configurations: a sampling rate is at least 1")],
  ],
  "src/services/realtime-log-configs/table.ts": [
    [
      "the code and the message if neither is given @throws ServiceError InvalidArgument",
      settledBy("real-time log configurations: a configuration is read by its name or its ARN"),
    ],
  ],
  "src/services/regions.ts": [
    [
      "nor do key value stores, whose operations all declare the same error",
      { unreachable: "it needs an account of the partition aws-cn" },
    ],
  ],
  "src/services/streaming-distributions/resource.ts": [
    ["the operations still work, with the life cycle of distributions", without.rtmp],
    ["the other defaults", without.rtmp],
    ["a distribution that is still being disabled is refused, as for the other distributions", without.rtmp],
  ],
  "src/services/streaming-distributions/validation.ts": [
    ["the order of the checks", without.rtmp],
    ["InvalidArgument for an update, which does not declare InvalidOrigin", without.rtmp],
  ],
  "src/services/tags/untag-resource.ts": [
    [
      "a key that the resource does not have is ignored",
      settledBy("connection functions: a tag that a resource does not have can be removed"),
    ],
  ],
  "src/services/tags/validation.ts": [
    ["the same form for the other parts", settledBy("tags: an ARN of another service is refused")],
    [
      "an ARN of another account is rejected with AccessDenied, whether or not it exists",
      { unreachable: "AccessDenied tells the suite that a permission is missing, so it is no answer" },
    ],
  ],
};
