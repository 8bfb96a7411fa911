import {
  IllegalOriginAccessConfiguration$,
  InvalidDomainNameForOriginAccessControl$,
  InvalidOriginAccessControl$,
  type Origin,
  type OriginAccessControlOriginTypes,
  TooManyDistributionsAssociatedToOriginAccessControl$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { originAccessControls } from "../origin-access-controls/table.ts";
import { assertKnownIdentity } from "../origin-access-identities/table.ts";
import { areReferencesChecked, referenceAdvice } from "../reference-mode.ts";
import { invalidArgument } from "../text-checks.ts";
import type { Config } from "./config.ts";
import { getReferenceKey } from "./references.ts";
import { hasRoom } from "./table.ts";

type AnyOrigin = Present<Origin>;

/** Throws if an origin names an unknown access control or identity, or one that does not fit the origin. */
export function assertValidOriginAccess(config: Config, context: Context, id: string | undefined): void {
  for (const origin of config.Origins.Items) {
    assertOneKindOfAccess(origin);
    if (areReferencesChecked("origin-access-controls", context)) {
      assertValidControl(origin, context, id);
    }
    assertKnownIdentity(origin.S3OriginConfig?.OriginAccessIdentity, context);
  }
}

function assertOneKindOfAccess({ Id, OriginAccessControlId, S3OriginConfig }: AnyOrigin): void {
  if (OriginAccessControlId && S3OriginConfig?.OriginAccessIdentity) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      IllegalOriginAccessConfiguration$,
      "An origin cannot contain both an origin access control (OAC) and an origin access identity (OAI).",
      `The origin "${Id}" has both. Leave OriginAccessIdentity empty to use the origin access control.`,
    );
  }
}

function assertValidControl(origin: AnyOrigin, context: Context, id: string | undefined): void {
  const { OriginAccessControlId: reference } = origin;
  // seen: an empty string names no origin access control
  if (!reference) {
    return;
  }
  const control = context.store.table(originAccessControls).find(reference)?.record;
  if (!control) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      InvalidOriginAccessControl$,
      "The origin access control is not valid.",
      `OriginAccessControlId of the origin "${origin.Id}" is "${reference}". ` +
        referenceAdvice("CreateOriginAccessControl or seed.originAccessControl"),
    );
  }
  assertFittingType(control.config.OriginAccessControlOriginType, origin);
  const limit = context.quotas.distributionsPerOriginAccessControl;
  if (!hasRoom(context, getReferenceKey("OriginAccessControlId", reference), limit, id)) {
    throw new ServiceError(
      TooManyDistributionsAssociatedToOriginAccessControl$,
      "The maximum number of distributions have been associated with the specified origin access control. For more " +
        "information, see Quotas in the Amazon CloudFront Developer Guide.",
      `${limit} distributions refer to "${reference}" already.`,
    );
  }
}

/** Domain names by type of origin, as the examples of the AWS documentation have them. assumed: the forms */
const domains: Readonly<Record<OriginAccessControlOriginTypes, RegExp>> = {
  s3: /(^|\.)s3(-(?!website)[a-z0-9-]+)?(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/,
  lambda: /\.lambda-url\.[a-z0-9-]+\.on\.aws$/,
  mediapackagev2: /\.mediapackagev2\.[a-z0-9-]+\.amazonaws\.com$/,
  mediastore: /\.mediastore\.[a-z0-9-]+\.amazonaws\.com$/,
};

/** Returns true for the domain name of an S3 bucket. A bucket's website endpoint has another form. */
export function isBucketDomain(domainName: string): boolean {
  return domains.s3.test(domainName);
}

/**
 * seen: both messages (aws-cdk 26405; aws-sdk-js 2368 for a bucket's website)
 * assumed: the code of the first, which CloudFormation hides
 */
function assertFittingType(type: OriginAccessControlOriginTypes, { DomainName }: AnyOrigin): void {
  if (domains[type].test(DomainName)) {
    return;
  }
  const isOtherType = Object.values(domains).some((pattern) => pattern.test(DomainName));
  if (!isOtherType) {
    if (type === "s3") {
      throw invalidArgument("The parameter Origin DomainName does not refer to a valid S3 bucket.");
    }
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      InvalidDomainNameForOriginAccessControl$,
      "An origin access control is associated with an origin whose domain name is not supported.",
      `The DomainName is "${DomainName}". The origin access control is for origins of the type ${type}.`,
    );
  }
  throw invalidArgument(
    "Illegal configuration: The origin type and OAC origin type differ.",
    `The origin access control is for origins of the type ${type}, and the DomainName is "${DomainName}".`,
  );
}
