import type { Customizations } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { isCertificateArn, unusableCertificate } from "../certificate-arn.ts";
import { countryCodes } from "../country-codes.ts";
import { invalidArgument } from "../text-checks.ts";
import { assertWebAclArn } from "../web-acl-arn.ts";
import { getCertificateStatus, managedCertificates } from "./managed-certificates.ts";

type Given = Present<Customizations>;

/**
 * Throws for customizations that a tenant cannot have.
 *
 * The API reference: `override` names a web ACL and `disable` does not. assumed: the code, and the messages without a
 * source
 */
export function assertValidCustomizations(
  { WebAcl, Certificate, GeoRestrictions }: Given,
  context: Context,
): void {
  if (WebAcl?.Action === "override") {
    assertWebAclArn(WebAcl.Arn ?? "");
  }
  if (WebAcl?.Action === "disable" && WebAcl.Arn) {
    throw invalidArgument("The parameter WebAcl has the Action disable and an Arn. Omit the Arn.");
  }
  if (Certificate) {
    assertUsable(Certificate.Arn, context);
  }
  if (GeoRestrictions) {
    assertValidRestrictions(GeoRestrictions);
  }
}

/** assumed: a managed certificate cannot be attached before it is issued, and the message is that of distributions */
function assertUsable(arn: string, context: Context): void {
  if (!isCertificateArn(arn)) {
    throw invalidArgument(
      unusableCertificate,
      `Certificate.Arn is '${arn}'. Give the ARN of a certificate in us-east-1.`,
    );
  }
  const managed = context.store.table(managedCertificates).find(arn)?.record;
  const status = managed && getCertificateStatus(managed, context);
  if (status !== undefined && status !== "issued") {
    throw invalidArgument(
      unusableCertificate,
      `The managed certificate ${arn} is ${status}. Wait until GetManagedCertificateDetails says issued.`,
    );
  }
}

/** assumed: the rules of distributions, with InvalidArgument, which the operations of tenants declare */
function assertValidRestrictions({
  RestrictionType: type,
  Locations = [],
}: Exclude<Given["GeoRestrictions"], undefined>): void {
  if ((type === "none") !== (Locations.length === 0)) {
    throw invalidArgument(
      "Your request contains invalid Restriction parameters.",
      type === "none"
        ? `RestrictionType is none, but there are ${Locations.length} countries. Use whitelist or blacklist.`
        : `RestrictionType is ${type}, but there are no countries. List some, or use none.`,
    );
  }
  const invalid = Locations.find((location) => !countryCodes.has(location));
  if (invalid !== undefined) {
    throw invalidArgument(
      "The location code specified is not valid.",
      `'${invalid}' is not a country code of ISO 3166-1 alpha-2, in upper case.`,
    );
  }
}

/** Returns customizations as CloudFront stores them, or undefined for none. seen: sorted countries (the CLI's example) */
export function toStoredCustomizations({ WebAcl, Certificate, GeoRestrictions }: Given): Given | undefined {
  const { Locations } = GeoRestrictions ?? {};
  const stored = {
    ...(WebAcl && { WebAcl }),
    ...(Certificate && { Certificate }),
    ...(GeoRestrictions && {
      GeoRestrictions: { ...GeoRestrictions, ...(Locations && { Locations: [...Locations].sort() }) },
    }),
  };
  return Object.keys(stored).length > 0 ? stored : undefined;
}
