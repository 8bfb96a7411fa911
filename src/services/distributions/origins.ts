import {
  IllegalUpdate$,
  InvalidArgument$,
  InvalidOrigin$,
  NoSuchOrigin$,
  type Origin,
  TooManyOriginGroupsPerDistribution$,
  TooManyOrigins$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type Config, getBehaviors } from "./record.ts";

/** What holds for origins and their groups. `isUpdate`: whether the distribution is there already. */
export function assertValidOrigins(config: Config, { quotas }: Context, isUpdate: boolean): void {
  const origins = config.Origins.Items;
  const groups = config.OriginGroups?.Items ?? [];
  if (origins.length > quotas.origins) {
    // seen: the text (serverless-next.js 2252)
    throw new ServiceError(
      TooManyOrigins$,
      "Your request contains more Origins than are allowed per distribution.",
    );
  }
  if (groups.length > quotas.originGroups) {
    // The API model's text: the service's was never seen in public
    throw new ServiceError(
      TooManyOriginGroupsPerDistribution$,
      "Processing your request would cause you to exceed the maximum number of origin groups allowed.",
    );
  }
  assertDistinctIds([...origins, ...groups].map(({ Id }) => Id));
  for (const origin of origins) {
    assertOneKind(origin, isUpdate);
  }
  assertKnownOrigins(config);
}

/** The API model says that they are unique. assumed: how one that is not is answered */
function assertDistinctIds(ids: readonly string[]): void {
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated === undefined) {
    return;
  }
  throw new ServiceError(
    InvalidArgument$,
    `Two origins or origin groups have the Id '${repeated}'; it must be unique.`,
  );
}

/** The address of a bucket's website, and not of a bucket whose name has that word in it. */
const websiteAddress = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

/**
 * seen: all three texts (aws-sdk-php 1737; community.aws 1819 and terraform-aws-cloudfront-cdn 74; aws-sdk-js 2368), and
 * of two kinds both codes. assumed: of no kind they are the same two, since UpdateDistribution has no InvalidOrigin
 */
function assertOneKind(origin: Present<Origin>, isUpdate: boolean): void {
  const { CustomOriginConfig, S3OriginConfig, VpcOriginConfig, DomainName } = origin;
  const kinds = [CustomOriginConfig, S3OriginConfig, VpcOriginConfig].filter((kind) => kind !== undefined);
  const schema = isUpdate ? IllegalUpdate$ : InvalidOrigin$;
  if (kinds.length === 0) {
    throw new ServiceError(schema, "The specified origin server does not exist or is not valid.");
  }
  if (kinds.length > 1) {
    throw new ServiceError(
      schema,
      "You must specify either a CustomOrigin or an S3Origin. You cannot specify both.",
    );
  }
  if (S3OriginConfig && websiteAddress.test(DomainName)) {
    throw new ServiceError(
      InvalidArgument$,
      "The parameter Origin DomainName does not refer to a valid S3 bucket.",
    );
  }
}

function assertKnownOrigins(config: Config): void {
  const groups = config.OriginGroups?.Items ?? [];
  const origins = new Set(config.Origins.Items.map(({ Id }) => Id));
  const targets = new Set([...origins, ...groups.map(({ Id }) => Id)]);
  const members = groups.flatMap((group) => group.Members.Items.map(({ OriginId }) => OriginId));
  const known =
    getBehaviors(config).every(({ TargetOriginId }) => targets.has(TargetOriginId)) &&
    members.every((member) => origins.has(member));
  // seen: the text (the AWS SDKs' own feature tests)
  if (!known) {
    throw new ServiceError(NoSuchOrigin$, "One or more of your origins or origin groups do not exist.");
  }
}
