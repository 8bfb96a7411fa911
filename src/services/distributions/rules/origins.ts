import {
  IllegalUpdate$,
  InvalidOrigin$,
  NoSuchOrigin$,
  type Origin,
  type OriginGroup,
  TooManyOriginGroupsPerDistribution$,
  TooManyOrigins$,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../../sdk/operation.ts";
import { ServiceError } from "../../../sdk/service-error.ts";
import { invalidArgument } from "../../text-checks.ts";
import { type Config, getBehaviors } from "../config.ts";
import { assertValidOriginName } from "./origin-names.ts";
import { assertValidOriginSettings } from "./origin-settings.ts";
import { type ConfigWrite, selectError } from "./write.ts";

/** Checks origins, origin groups, and the references to them. */
export function assertValidOrigins(config: Config, write: ConfigWrite): void {
  const { quotas } = write.context;
  const origins = config.Origins.Items;
  const groups = config.OriginGroups?.Items ?? [];
  if (origins.length > quotas.origins) {
    // seen: the message (serverless-next.js 2252)
    throw new ServiceError(
      TooManyOrigins$,
      "Your request contains more Origins than are allowed per distribution.",
    );
  }
  if (groups.length > quotas.originGroups) {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      TooManyOriginGroupsPerDistribution$,
      "Processing your request would cause you to exceed the maximum number of origin groups allowed.",
    );
  }
  assertDistinctIds([...origins, ...groups].map(({ Id }) => Id));
  for (const origin of origins) {
    assertOneKind(origin, write);
    assertValidOriginName(origin);
    assertValidOriginSettings(origin, write);
  }
  for (const group of groups) {
    assertValidGroup(group);
  }
  assertKnownOrigins(config);
}

/** The API model: ids are unique. assumed: the code and the message */
function assertDistinctIds(ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) {
      throw invalidArgument(`Two origins or origin groups have the Id '${id}'; it must be unique.`);
    }
    seen.add(id);
  }
}

/**
 * Accepts an origin of one kind.
 * seen: both messages (aws-sdk-php 1737; community.aws 1819 and terraform-aws-cloudfront-cdn 74), and for two kinds both
 * codes. assumed: the same codes for no kind, since UpdateDistribution does not declare InvalidOrigin
 */
function assertOneKind(origin: Present<Origin>, write: ConfigWrite): void {
  const { CustomOriginConfig, S3OriginConfig, VpcOriginConfig } = origin;
  const kinds = [CustomOriginConfig, S3OriginConfig, VpcOriginConfig].filter((kind) => kind !== undefined);
  const schema = selectError(write, InvalidOrigin$, IllegalUpdate$);
  if (kinds.length === 0) {
    throw new ServiceError(
      schema,
      "The specified origin server does not exist or is not valid.",
      `The origin '${origin.Id}' has none of CustomOriginConfig, S3OriginConfig and VpcOriginConfig.`,
    );
  }
  if (kinds.length > 1) {
    throw new ServiceError(
      schema,
      "You must specify either a CustomOrigin or an S3Origin. You cannot specify both.",
    );
  }
}

/** AWS developer guide, "Optimize high availability with CloudFront origin failover". */
const failoverCodes: readonly number[] = [403, 404, 416, 429, 500, 502, 503, 504];

/** The API reference: a primary and a secondary origin. assumed: codes and messages */
function assertValidGroup({ Id, Members, FailoverCriteria }: Present<OriginGroup>): void {
  const members = Members.Items.map(({ OriginId }) => OriginId);
  if (members.length !== 2 || members[0] === members[1]) {
    throw invalidArgument(
      `The origin group '${Id}' has the members ${members.join(", ")}; it must have two different origins.`,
    );
  }
  const codes = FailoverCriteria.StatusCodes.Items;
  const invalid = codes.find((code) => !failoverCodes.includes(code));
  if (codes.length === 0 || invalid !== undefined) {
    throw invalidArgument(
      `The origin group '${Id}' fails over on ${invalid ?? "no status code"}; ` +
        `the codes are ${failoverCodes.join(", ")}.`,
    );
  }
}

function assertKnownOrigins(config: Config): void {
  const groups = config.OriginGroups?.Items ?? [];
  const origins = new Set(config.Origins.Items.map(({ Id }) => Id));
  const targets = new Set([...origins, ...groups.map(({ Id }) => Id)]);
  const unknownTarget = getBehaviors(config).find(({ TargetOriginId }) => !targets.has(TargetOriginId));
  if (unknownTarget) {
    // seen: the message (aws-cloudformation/rain 517)
    throw new ServiceError(
      NoSuchOrigin$,
      "One or more of your cache behavior target origins or origin groups do not exist.",
      `TargetOriginId is '${unknownTarget.TargetOriginId}'. The ids are: ${[...targets].join(", ")}.`,
    );
  }
  const members = groups.flatMap((group) => group.Members.Items.map(({ OriginId }) => OriginId));
  const unknownMember = members.find((id) => !origins.has(id));
  if (unknownMember !== undefined) {
    // seen: the message (the AWS SDKs' own feature tests). assumed: a member of a group still has it
    throw new ServiceError(
      NoSuchOrigin$,
      "One or more of your origins or origin groups do not exist.",
      `An origin group has the member '${unknownMember}'. The origins are: ${[...origins].join(", ")}.`,
    );
  }
}
