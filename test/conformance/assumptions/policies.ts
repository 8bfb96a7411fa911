import type { FileAssumptions } from "./index.ts";
import { settledBy } from "./settlements.ts";

const cache = (does: string) => settledBy(`cache policies: ${does}`);

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
  "src/services/origin-request-policies/managed-origin-request-policies.ts": [
    [
      "the Comment of HostHeaderOnly and the lower case of its header",
      settledBy(
        "origin request policies: the managed policy HostHeaderOnly has a comment, and its header is in lower case",
      ),
    ],
  ],
  "src/services/origin-request-policies/resource.ts": [
    ["Authorization still is", settledBy("origin request policies: Authorization is refused in a whitelist")],
    [
      "the messages",
      settledBy(
        "origin request policies: all headers of the viewer and a whitelist: only CloudFront's own headers",
      ),
    ],
  ],
  "src/services/origin-request-policies/table.ts": [
    [
      "the message, which CloudFormation shows for cache policies",
      settledBy("origin request policies: a policy that was never created does not exist"),
    ],
    ["its end", settledBy("origin request policies: a name can be taken once")],
  ],
  "src/services/policies.ts": [
    [
      "an omitted Comment comes back as an empty string, as outputs of policies made in the console show",
      settledBy("cache policies: an omitted Comment comes back as an empty string"),
    ],
    [
      "the characters of a name, which CDK checks for cache policies",
      settledBy("cache policies: a name has letters, digits, hyphens and underscores"),
    ],
    [
      "without Type, managed policies come first",
      settledBy("cache policies: managed policies come first in a list of all types, in a fixed order"),
    ],
  ],
  "src/services/response-headers-policies/cors.ts": [
    ["the message", settledBy("response headers policies: CORS allows at least one header")],
    [
      "methods and exposed headers are refused in the same words",
      settledBy("response headers policies: credentials are not allowed for all methods"),
    ],
  ],
  "src/services/response-headers-policies/headers.ts": [
    [
      "the code for all three",
      settledBy("response headers policies: the value of a custom header has at most 1,783 characters"),
    ],
    [
      "as custom headers they are refused, with this code",
      settledBy("response headers policies: a header that has a section is no custom header"),
    ],
    ["the code", settledBy("response headers policies: some headers cannot be removed")],
    [
      "a header that is listed twice is refused",
      settledBy("response headers policies: a header is listed once"),
    ],
    ["the message", settledBy("response headers policies: a header is listed once")],
  ],
  "src/services/response-headers-policies/managed-response-headers-policies.ts": [
    [
      "the comments of the two policies that combine CORS and security headers; how an empty list comes back; IncludeSubdomains",
      settledBy(
        "response headers policies: the managed policy with CORS and security headers has a comment and no preload",
      ),
    ],
  ],
  "src/services/response-headers-policies/resource.ts": [
    [
      "the second, which was seen for cache policies (ion 443)",
      settledBy("distributions: a response headers policy of a distribution is in use"),
    ],
    [
      "omitted flags come back as false, and omitted sections stay omitted",
      settledBy(
        "response headers policies: omitted flags come back as false, and omitted sections stay omitted",
      ),
    ],
    ["the message", settledBy("response headers policies: a policy has at least one section")],
    ["the message", settledBy("response headers policies: XSSProtection has ModeBlock or a ReportUri")],
    ["the code and the message", settledBy("response headers policies: a sampling rate is at most 100")],
  ],
  "src/services/response-headers-policies/table.ts": [
    [
      "the message, which CloudFormation shows for cache policies",
      settledBy("response headers policies: a policy that was never created does not exist"),
    ],
    ["the message", settledBy("response headers policies: a name can be taken once")],
  ],
  "src/services/text-checks.ts": [
    [
      "the message is the same for other members",
      settledBy("cache policies: a comment has at most 128 characters"),
    ],
    [
      "the code and the message",
      settledBy("cache policies: a name has letters, digits, hyphens and underscores"),
    ],
  ],
};
