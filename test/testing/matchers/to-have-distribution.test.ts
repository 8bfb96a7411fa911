import { describe, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { failure, runners } from "../../support/runners.ts";

function withSite() {
  const cloudfront = mockCloudFront({ clients: [] });
  return {
    cloudfront,
    ...cloudfront.seed.distribution({ aliases: ["www.example.com"], comment: "the site" }),
  };
}

describe.each(runners)("toHaveDistribution ($name)", ({ expect: expects }) => {
  it("finds a distribution by its id", () => {
    const { cloudfront, id } = withSite();
    expects(cloudfront).toHaveDistribution(id);
    expects(cloudfront).not.toHaveDistribution("E0");
  });

  it.each(["__proto__", "constructor"])("does not find the members of Object.prototype: %s", (id) => {
    const { cloudfront } = withSite();
    expects(cloudfront).not.toHaveDistribution(id);
  });

  it("compares part of the distribution in state()", () => {
    const { cloudfront, id, etag } = withSite();
    expects(cloudfront).toHaveDistribution(id, { etag, config: { Aliases: { Items: ["www.example.com"] } } });
    expects(cloudfront).toHaveDistribution(id, { domainName: expects.stringMatching(/cloudfront\.net$/) });
    expects(cloudfront).not.toHaveDistribution(id, { config: { Enabled: false } });
    expects(cloudfront).not.toHaveDistribution(id, { config: { Aliases: { Items: [] } } });
  });

  it("shows only the differences", async () => {
    const { cloudfront, id } = withSite();
    const expected = {
      config: { Enabled: false, Origins: { Items: [{ DomainName: "assets.example.com" }] } },
    };
    expect(await failure(() => expects(cloudfront).toHaveDistribution(id, expected))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveDistribution("E3RPUDN0GEYJOW", expected)

      Distribution "E3RPUDN0GEYJOW" is not as expected.

      - Expected
      + Received

        {
          "config": {
      -     "Enabled": false,
      +     "Enabled": true,
            "Origins": {
              "Items": [
                {
      -           "DomainName": "assets.example.com",
      +           "DomainName": "origin.example.com",
                },
              ],
            },
          },
        }"
    `);
  });

  it("shows unexpected elements of an array", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    const { id } = cloudfront.seed.distribution({ aliases: ["a.example.com", "b.example.com"] });
    const expected = { config: { Aliases: { Items: ["a.example.com"] } } };
    const text = await failure(() => expects(cloudfront).toHaveDistribution(id, expected));
    expect(text).toMatch(/^ +"a\.example\.com",\n\+ +"b\.example\.com",$/m);
  });

  it("lists the existing distributions", async () => {
    const { cloudfront } = withSite();
    expect(await failure(() => expects(cloudfront).toHaveDistribution("E0"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveDistribution("E0")

      There is no distribution "E0".
      Existing: "E3RPUDN0GEYJOW"."
    `);
  });

  it.each([
    ["ARN", withSite().arn],
    ["domain name", withSite().domainName],
    ["alias", "www.example.com"],
  ])("names the distribution with the given %s", async (_, name) => {
    const { cloudfront, id } = withSite();
    const text = await failure(() => expects(cloudfront).toHaveDistribution(name));
    expect(text).toMatch(`"${name}" belongs to distribution "${id}": pass its id.`);
  });

  it("says what was found if the negated form fails", async () => {
    const { cloudfront, id } = withSite();
    expect(await failure(() => expects(cloudfront).not.toHaveDistribution(id))).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveDistribution("E3RPUDN0GEYJOW")

      Distribution "E3RPUDN0GEYJOW" exists: ETag E23ZP02F085DFQ, d2dw0e2y19vvq4.cloudfront.net, comment "the site"."
    `);
    expect(
      await failure(() => expects(cloudfront).not.toHaveDistribution(id, { config: { Enabled: true } })),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveDistribution("E3RPUDN0GEYJOW", expected)

      Distribution "E3RPUDN0GEYJOW" has { config: { Enabled: true } }."
    `);
  });

  it("rejects an id that is not a string", async () => {
    const { cloudfront } = withSite();
    const text = await failure(() => expects(cloudfront).not.toHaveDistribution({ id: "E1" } as never));
    expect(text).toMatch("The id of a distribution is a string, not { id: 'E1' }.");
  });
});
