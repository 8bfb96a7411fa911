import {
  type DistributionConfig,
  IllegalUpdate$,
  InvalidArgument$,
  type Origin,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../../sdk/operation.ts";
import { type ErrorSchema, ServiceError } from "../../../sdk/service-error.ts";
import { type Behavior, type Config, getBehaviors } from "../config.ts";
import type { DistributionRecord } from "../record.ts";

/** A member that an update must have and a creation need not, with the error for its absence. */
interface RequiredMember<T> {
  readonly isMissing: (value: T) => boolean;
  readonly schema: ErrorSchema;
  readonly message: string;
}

const advice =
  "An update needs every member. Pass the DistributionConfig of GetDistributionConfig with your changes.";

// AWS developer guide, "Required fields for creating and updating distributions", has the members besides those of
// origins. Messages without a source follow the form of those that were seen.

function missingMember(
  member: keyof DistributionConfig,
  message = `${member} is missing for the resource`,
): RequiredMember<Config> {
  return { isMissing: (config) => config[member] === undefined, schema: IllegalUpdate$, message };
}

const configMembers: readonly RequiredMember<Config>[] = [
  // seen: the message (substrate 1271)
  missingMember("Aliases", "Aliases are missing for the resource"),
  // seen: the message, in public scripts
  missingMember("DefaultRootObject", "Default root object is missing for the resource"),
  missingMember("CacheBehaviors", "CacheBehaviors are missing for the resource"),
  // seen: the message (community.aws 1424)
  missingMember(
    "CustomErrorResponses",
    "The specified list of custom error responses does not exist or is not valid.",
  ),
  missingMember("Logging"),
  missingMember("PriceClass"),
  missingMember("ViewerCertificate"),
  missingMember("Restrictions", "Restrictions are missing for the resource"),
  // seen: the message (touchdown 66, cdkd 1371)
  missingMember("WebACLId"),
  missingMember("HttpVersion"),
];

type OriginConfig = Present<Origin>;

/** seen: that these members are required (cdkd probed a live account) */
const originMembers: readonly RequiredMember<OriginConfig>[] = [
  // seen: the message (cdkd)
  {
    isMissing: ({ CustomHeaders }) => CustomHeaders === undefined,
    schema: IllegalUpdate$,
    message: "The 'OriginCustomHeaders' field is missing",
  },
  {
    isMissing: ({ OriginPath }) => OriginPath === undefined,
    schema: IllegalUpdate$,
    message: "OriginPath is required for updates.",
  },
  // assumed: required, since CloudFront returns it for every custom origin
  {
    isMissing: ({ CustomOriginConfig: custom }) =>
      custom !== undefined && custom.OriginSslProtocols === undefined,
    schema: IllegalUpdate$,
    message: "OriginSslProtocols is required for updates.",
  },
  // seen: the message (ACK community 2335, cf-cdn-service-broker 107)
  {
    isMissing: ({ CustomOriginConfig: custom }) =>
      custom !== undefined && custom.OriginReadTimeout === undefined,
    schema: IllegalUpdate$,
    message: "OriginReadTimeout is required for updates.",
  },
  {
    isMissing: ({ CustomOriginConfig: custom }) =>
      custom !== undefined && custom.OriginKeepaliveTimeout === undefined,
    schema: IllegalUpdate$,
    message: "OriginKeepaliveTimeout is required for updates.",
  },
];

const behaviorMembers: readonly RequiredMember<Behavior>[] = [
  {
    isMissing: ({ AllowedMethods }) => AllowedMethods === undefined,
    schema: InvalidArgument$,
    message: "The parameter AllowedMethods is required.",
  },
  {
    isMissing: ({ AllowedMethods }) => AllowedMethods?.CachedMethods === undefined,
    schema: InvalidArgument$,
    message: "The parameter CachedMethods is required.",
  },
  // seen: the message (substrate 1271)
  {
    isMissing: ({ SmoothStreaming }) => SmoothStreaming === undefined,
    schema: InvalidArgument$,
    message: "The parameter SmoothStreaming flag is missing",
  },
  {
    isMissing: ({ Compress }) => Compress === undefined,
    schema: InvalidArgument$,
    message: "The parameter Compress flag is missing",
  },
  {
    isMissing: ({ LambdaFunctionAssociations }) => LambdaFunctionAssociations === undefined,
    schema: InvalidArgument$,
    message: "The parameter Lambda function associations is required.",
  },
  // seen: the message, in reports of 2018 to 2020
  {
    isMissing: ({ FieldLevelEncryptionId }) => FieldLevelEncryptionId === undefined,
    schema: InvalidArgument$,
    message: "The parameter Field level encryption id is required.",
  },
];

/**
 * Checks an update against the current configuration: members that it must have, and members that it cannot change.
 * seen: the order of the levels: configuration, origins, cache behaviors. Multi-tenant distributions have fewer members.
 */
export function assertLegalUpdate(config: Config, { config: current }: DistributionRecord): void {
  // assumed: a member that CloudFront does not return, as for multi-tenant distributions, is not required
  assertNoneMissing(
    config,
    configMembers.filter(({ isMissing }) => !isMissing(current)),
  );
  for (const origin of config.Origins.Items) {
    assertNoneMissing(origin, originMembers);
  }
  const required = behaviorMembers.filter(({ isMissing }) => !isMissing(current.DefaultCacheBehavior));
  for (const behavior of getBehaviors(config)) {
    assertNoneMissing(behavior, required);
  }
  assertUnchanged(config, current);
}

function assertNoneMissing<T>(value: T, members: readonly RequiredMember<T>[]): void {
  const missing = members.find(({ isMissing }) => isMissing(value));
  if (missing) {
    throw new ServiceError(missing.schema, missing.message, advice);
  }
}

function assertUnchanged(config: Config, current: Config): void {
  // seen: the message (aws-sdk-js 1263)
  if (config.CallerReference !== current.CallerReference) {
    throw new ServiceError(IllegalUpdate$, "You cannot update Origin or CallerReference.");
  }
  if ((config.Staging ?? false) !== (current.Staging ?? false)) {
    throw new ServiceError(
      IllegalUpdate$,
      `Staging is ${current.Staging ?? false}; an update cannot change it.`,
    );
  }
  const mode = current.ConnectionMode ?? "direct";
  if ((config.ConnectionMode ?? mode) !== mode) {
    throw new ServiceError(IllegalUpdate$, `ConnectionMode is ${mode}; an update cannot change it.`);
  }
}
