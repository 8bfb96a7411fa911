import {
  type ResponseHeadersPolicy,
  ResponseHeadersPolicyInUse$,
  TooLongCSPInResponseHeadersPolicy$,
  TooManyResponseHeadersPolicies$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { definePolicy } from "../policies.ts";
import { invalidArgument } from "../text-checks.ts";
import { assertValidCors } from "./cors.ts";
import { assertValidCustomHeaders, assertValidRemovedHeaders } from "./headers.ts";
import { type Config, responseHeadersPolicies } from "./table.ts";

export const responseHeadersPolicy = definePolicy<"ResponseHeadersPolicy", Config, ResponseHeadersPolicy>({
  member: "ResponseHeadersPolicy",
  table: responseHeadersPolicies,
  path: "response-headers-policy",
  reference: "ResponseHeadersPolicyId",
  toResource: ({ id, config, lastModifiedTime }) => ({
    Id: id,
    LastModifiedTime: lastModifiedTime,
    ResponseHeadersPolicyConfig: config,
  }),
  fillPolicyDefaults,
  quota: "responseHeadersPolicies",
  // seen: the message (planx 6491)
  quotaExceeded: () =>
    new ServiceError(TooManyResponseHeadersPolicies$, "Account's Response Headers Policies limit reached."),
  assertValidSettings,
  // seen: the first sentence. assumed: the second, which was seen for cache policies (ion 443)
  inUse: (advice) =>
    new ServiceError(
      ResponseHeadersPolicyInUse$,
      "The specified response headers policy is currently associated with a cache behavior. Please disassociate the " +
        "policy before deleting.",
      advice,
    ),
});

/**
 * seen: AccessControlExposeHeaders comes back without items (rows of steampipe)
 * assumed: omitted flags come back as false, and omitted sections stay omitted
 */
function fillPolicyDefaults(config: Config): Config {
  const { CorsConfig: cors, SecurityHeadersConfig: security } = config;
  const { StrictTransportSecurity: transport, XSSProtection: protection } = security ?? {};
  return {
    ...config,
    ...(cors && { CorsConfig: { AccessControlExposeHeaders: { Quantity: 0 }, ...cors } }),
    ...(security && {
      SecurityHeadersConfig: {
        ...security,
        ...(transport && {
          StrictTransportSecurity: { IncludeSubdomains: false, Preload: false, ...transport },
        }),
        ...(protection && { XSSProtection: { ModeBlock: false, ...protection } }),
      },
    }),
  };
}

function assertValidSettings(config: Config, { quotas }: Context): void {
  assertAnySection(config);
  if (config.CorsConfig) {
    assertValidCors(config.CorsConfig);
  }
  assertValidSecurityHeaders(config);
  assertValidCustomHeaders(config.CustomHeadersConfig?.Items ?? [], quotas);
  assertValidRemovedHeaders(config.RemoveHeadersConfig?.Items ?? [], quotas);
  assertValidSamplingRate(config);
}

const sections = [
  "CorsConfig",
  "SecurityHeadersConfig",
  "ServerTimingHeadersConfig",
  "CustomHeadersConfig",
  "RemoveHeadersConfig",
] as const satisfies readonly (keyof Config)[];

/** seen: a policy without any section is refused (cloudformation-coverage-roadmap 1156). assumed: the message */
function assertAnySection(config: Config): void {
  if (sections.every((section) => config[section] === undefined)) {
    throw invalidArgument(
      "The response headers policy has no headers.",
      `Give at least one of ${sections.join(", ")}.`,
    );
  }
}

/** AWS developer guide, "Quotas": a Content-Security-Policy has at most 1,783 characters. */
const maxContentSecurityPolicy = 1783;

function assertValidSecurityHeaders({ SecurityHeadersConfig }: Config): void {
  const { ContentSecurityPolicy, XSSProtection } = SecurityHeadersConfig ?? {};
  const length = ContentSecurityPolicy?.ContentSecurityPolicy.length ?? 0;
  if (length > maxContentSecurityPolicy) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      TooLongCSPInResponseHeadersPolicy$,
      "The length of the Content-Security-Policy header value in the response headers policy exceeds the maximum.",
      `The value has ${length} characters; at most ${maxContentSecurityPolicy} are allowed.`,
    );
  }
  // The API model's rule. assumed: the message
  if (XSSProtection?.ModeBlock && XSSProtection.ReportUri) {
    throw invalidArgument(
      "The parameter ReportUri is invalid.",
      "XSSProtection cannot have a ReportUri while ModeBlock is true.",
    );
  }
}

/** The API model: 0 to 100, with up to four decimal places. assumed: the code and the message */
function assertValidSamplingRate({ ServerTimingHeadersConfig }: Config): void {
  const rate = ServerTimingHeadersConfig?.SamplingRate;
  if (rate === undefined) {
    return;
  }
  if (!(rate >= 0 && rate <= 100) || Number(rate.toFixed(4)) !== rate) {
    throw invalidArgument(
      "The parameter SamplingRate is invalid.",
      `SamplingRate is ${rate}; it must be from 0 to 100, with up to four decimal places.`,
    );
  }
}
