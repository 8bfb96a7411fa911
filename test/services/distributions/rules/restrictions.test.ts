import type { GeoRestrictionType } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import { countryCodes } from "../../../../src/services/country-codes.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

function restrictedTo(RestrictionType: GeoRestrictionType, ...Items: string[]) {
  return { Restrictions: { GeoRestriction: { RestrictionType, Quantity: Items.length, Items } } };
}

testConfigRules(
  "geographic restrictions",
  [
    {
      name: "countries without a restriction",
      changes: restrictedTo("none", "US"),
      error: "InvalidGeoRestrictionParameter",
      text: "Your request contains invalid Restriction parameters. RestrictionType is none, but there are 1",
    },
    ...(["whitelist", "blacklist"] as const).map((type) => ({
      name: `a ${type} without countries`,
      changes: restrictedTo(type),
      error: "InvalidGeoRestrictionParameter",
      text: "Your request contains invalid Restriction parameters.",
    })),
    ...["XX", "us", "USA", "UK"].map((country) => ({
      name: `the country ${country}`,
      changes: restrictedTo("whitelist", "DE", country),
      error: "InvalidLocationCode",
      text: `The location code specified is not valid. '${country}'`,
    })),
  ],
  [{ name: "countries of a list", changes: restrictedTo("blacklist", "DE", "FR", "XK") }],
);

it("has the 249 country codes of ISO 3166-1 and Kosovo", () => {
  expect(countryCodes.size).toBe(250);
});
