import {
  IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior$,
  RealtimeLogConfigOwnerMismatch$,
  TooManyCacheBehaviors$,
} from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { invalidArgument } from "../../text-checks.ts";
import { type Behavior, type Config, getBehaviors } from "../config.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the number and paths of cache behaviors, and the features that need certain protocols and methods. */
export function assertValidCacheBehaviors(config: Config, { context }: ConfigWrite): void {
  if ((config.CacheBehaviors?.Items?.length ?? 0) > context.quotas.cacheBehaviors) {
    // seen: the message (sst 4141)
    throw new ServiceError(
      TooManyCacheBehaviors$,
      "Your request contains more CacheBehaviors than are allowed per distribution.",
    );
  }
  assertPaths(config);
  for (const behavior of getBehaviors(config)) {
    assertFieldLevelEncryption(behavior, config);
    assertGrpc(behavior, config);
    assertRealtimeLogs(behavior, context.accountId);
  }
}

/** AWS developer guide, "Path pattern": at most 255 of these characters. */
const pathPattern = /^[A-Za-z0-9_\-.*$/~"'@:+&;?%()!,=]{1,255}$/;

/** assumed: the code, and that a second behavior for a path is rejected, since the first would always match */
function assertPaths({ CacheBehaviors }: Config): void {
  const seen = new Set<string>();
  for (const { PathPattern: path } of CacheBehaviors?.Items ?? []) {
    if (!pathPattern.test(path)) {
      throw invalidArgument(
        `The parameter PathPattern '${path}' is not valid.`,
        "A path pattern has 1 to 255 letters, digits and characters of a URL path, with * and ? as wildcards.",
      );
    }
    if (seen.has(path)) {
      throw invalidArgument(
        `Two cache behaviors have the PathPattern '${path}'; it must be unique in the distribution.`,
      );
    }
    seen.add(path);
  }
}

/**
 * AWS developer guide, "Use field-level encryption": viewers use HTTPS, POST and PUT are allowed, and CloudFront uses HTTPS
 * to the origin.
 */
function assertFieldLevelEncryption(behavior: Behavior, config: Config): void {
  const { FieldLevelEncryptionId: id, ViewerProtocolPolicy: policy, AllowedMethods } = behavior;
  const methods = AllowedMethods?.Items ?? [];
  const isEncrypted = policy !== "allow-all" && !isPlainTarget(behavior, config);
  if (!id || (isEncrypted && methods.includes("POST") && methods.includes("PUT"))) {
    return;
  }
  // The message of the API model: the service's own was never seen in public
  throw new ServiceError(
    IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior$,
    "The specified configuration for field-level encryption can't be associated with the specified cache behavior.",
    `FieldLevelEncryptionId is '${id}'. It needs ViewerProtocolPolicy https-only or redirect-to-https, all methods, ` +
      "and OriginProtocolPolicy https-only or match-viewer.",
  );
}

/** Returns true if CloudFront uses HTTP to the target of a cache behavior, or to a member of the target's group. */
function isPlainTarget({ TargetOriginId }: Behavior, { Origins, OriginGroups }: Config): boolean {
  const group = OriginGroups?.Items?.find(({ Id }) => Id === TargetOriginId);
  const targets = group?.Members.Items.map(({ OriginId }) => OriginId) ?? [TargetOriginId];
  return Origins.Items.some(
    ({ Id, CustomOriginConfig: custom }) =>
      targets.includes(Id) && custom?.OriginProtocolPolicy === "http-only",
  );
}

/** AWS developer guide, "Use gRPC with CloudFront distributions": HTTP/2 and POST. assumed: code and message */
function assertGrpc({ GrpcConfig, AllowedMethods }: Behavior, { HttpVersion = "http2" }: Config): void {
  if (!GrpcConfig?.Enabled) {
    return;
  }
  if (!AllowedMethods?.Items.includes("POST")) {
    throw invalidArgument("The parameter GrpcConfig needs AllowedMethods with POST.");
  }
  if (!HttpVersion.startsWith("http2")) {
    throw invalidArgument(`The parameter GrpcConfig needs HTTP/2, but HttpVersion is ${HttpVersion}.`);
  }
}

const realtimeLogArn = /^arn:aws(?:-cn)?:cloudfront::(\d{12}):realtime-log-config\/.+$/;

/** Checks the form and the account of an ARN. `reference-checks.ts` checks that the configuration exists. */
function assertRealtimeLogs({ RealtimeLogConfigArn: arn }: Behavior, accountId: string): void {
  if (!arn) {
    return;
  }
  const account = realtimeLogArn.exec(arn)?.[1];
  if (account === undefined) {
    throw invalidArgument(`The parameter RealtimeLogConfigArn is '${arn}', which is not such an ARN.`);
  }
  if (account !== accountId) {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      RealtimeLogConfigOwnerMismatch$,
      "The specified real-time log configuration belongs to a different Amazon Web Services account.",
      `${arn} is of the account ${account}; the mock's is ${accountId}.`,
    );
  }
}
