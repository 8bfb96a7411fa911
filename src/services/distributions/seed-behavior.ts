import {
  type DefaultCacheBehavior,
  type EventType,
  type LambdaFunctionAssociation,
  Method,
} from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { formatValue } from "../../values/format-value.ts";
import { invalidSeedError } from "../seed-validation.ts";
import type { BehaviorSettings } from "./distribution-seed.ts";
import { findFunctionArn, findReferencedId } from "./seed-references.ts";

const viewerEvents: readonly string[] = ["viewer-request", "viewer-response"];
const lambdaEvents: readonly string[] = [
  "viewer-request",
  "origin-request",
  "origin-response",
  "viewer-response",
];
const protocols: readonly string[] = ["allow-all", "https-only", "redirect-to-https"];
const methodSets: Readonly<Record<string, readonly Method[]>> = {
  read: ["GET", "HEAD"],
  "read+options": ["GET", "HEAD", "OPTIONS"],
  all: Object.values(Method),
};

/** The members of a seed that set up a cache behavior. */
export const behaviorMembers = [
  "functions",
  "lambdas",
  "keyGroups",
  "methods",
  "protocol",
  "cachePolicy",
  "originRequestPolicy",
  "responseHeadersPolicy",
] as const satisfies readonly (keyof BehaviorSettings)[];

/**
 * Returns the cache behavior of a seed in the SDK's type.
 *
 * @param originId the id of the target origin
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown function, policy, key group, event, method set or protocol
 */
export function createBehavior(
  settings: BehaviorSettings,
  originId: string,
  environment: Environment,
): DefaultCacheBehavior {
  const { keyGroups = [], originRequestPolicy, responseHeadersPolicy } = settings;
  const { cachePolicy = "Managed-CachingOptimized", protocol = "redirect-to-https" } = settings;
  assertOneOf("protocol", protocol, protocols);
  return {
    TargetOriginId: originId,
    ViewerProtocolPolicy: protocol,
    CachePolicyId: findReferencedId("cachePolicy", cachePolicy, environment),
    ...(originRequestPolicy !== undefined && {
      OriginRequestPolicyId: findReferencedId("originRequestPolicy", originRequestPolicy, environment),
    }),
    ...(responseHeadersPolicy !== undefined && {
      ResponseHeadersPolicyId: findReferencedId("responseHeadersPolicy", responseHeadersPolicy, environment),
    }),
    ...(keyGroups.length > 0 && {
      TrustedKeyGroups: {
        Enabled: true,
        ...toList(keyGroups.map((nameOrId) => findReferencedId("keyGroups", nameOrId, environment))),
      },
    }),
    ...createMethods(settings.methods),
    FunctionAssociations: toList(createFunctionAssociations(settings.functions, environment)),
    LambdaFunctionAssociations: toList(createLambdaAssociations(settings.lambdas)),
  };
}

function createMethods(set: BehaviorSettings["methods"]): Pick<DefaultCacheBehavior, "AllowedMethods"> {
  if (set === undefined) {
    return {};
  }
  assertOneOf("methods", set, Object.keys(methodSets));
  return { AllowedMethods: toList(methodSets[set] as readonly Method[]) };
}

function createFunctionAssociations(
  functions: BehaviorSettings["functions"] = {},
  environment: Environment,
): { EventType: EventType; FunctionARN: string }[] {
  assertEvents("functions", functions, viewerEvents);
  return Object.entries(functions).flatMap(([event, nameOrArn]) =>
    nameOrArn === undefined
      ? []
      : [{ EventType: event as EventType, FunctionARN: findFunctionArn(nameOrArn, environment) }],
  );
}

function createLambdaAssociations(lambdas: BehaviorSettings["lambdas"] = {}): LambdaFunctionAssociation[] {
  assertEvents("lambdas", lambdas, lambdaEvents);
  return Object.entries(lambdas).flatMap(([event, lambda]) => {
    if (lambda === undefined) {
      return [];
    }
    const { arn, includeBody = false } = typeof lambda === "string" ? { arn: lambda } : lambda;
    if (typeof arn !== "string" || !/:\d+$/.test(arn)) {
      throw invalidSeedError(
        `The Lambda@Edge function at ${event} is ${formatValue(arn)}; it must be the ARN of a version: ` +
          '"arn:aws:lambda:us-east-1:123456789012:function:edge:1".',
      );
    }
    return [{ EventType: event as EventType, LambdaFunctionARN: arn, IncludeBody: includeBody }];
  });
}

function assertEvents(member: string, associated: object, events: readonly string[]): void {
  const unknown = Object.keys(associated).find((event) => !events.includes(event));
  if (unknown !== undefined) {
    throw invalidSeedError(
      `seed.distribution() has no event "${unknown}" for ${member}. The events are: ${events.join(", ")}.`,
    );
  }
}

function assertOneOf(member: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) {
    throw invalidSeedError(
      `The value of ${member} is ${formatValue(value)}; it must be one of: ${allowed.map(formatValue).join(", ")}.`,
    );
  }
}

/** Returns a list in the form of the API. */
export function toList<Item>(items: readonly Item[]): { Quantity: number; Items: Item[] } {
  return { Quantity: items.length, Items: [...items] };
}
