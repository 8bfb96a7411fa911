import { InvalidGeoRestrictionParameter$, InvalidLocationCode$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { countryCodes } from "../../country-codes.ts";
import type { Config } from "../config.ts";

/** Checks the geographic restriction of a distribution. */
export function assertValidRestrictions({ Restrictions }: Config): void {
  if (!Restrictions) {
    return;
  }
  const { RestrictionType: type, Items: countries = [] } = Restrictions.GeoRestriction;
  // seen: the message, for none with countries (terraform-provider-aws 19243, 20807; terraform 29528)
  // assumed: the same for a list without countries
  if ((type === "none") !== (countries.length === 0)) {
    throw new ServiceError(
      InvalidGeoRestrictionParameter$,
      "Your request contains invalid Restriction parameters.",
      type === "none"
        ? `RestrictionType is none, but there are ${countries.length} countries. Use whitelist or blacklist.`
        : `RestrictionType is ${type}, but there are no countries. List some, or use none.`,
    );
  }
  const invalid = countries.find((country) => !countryCodes.has(country));
  if (invalid !== undefined) {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      InvalidLocationCode$,
      "The location code specified is not valid.",
      `'${invalid}' is not a country code of ISO 3166-1 alpha-2, in upper case.`,
    );
  }
}
