import { PublishFunctionCommand, UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, passThrough } from "../../support/make.ts";
import { failure, runners } from "../../support/runners.ts";

const code = "function handler(event) { return event.response; }";

describe.each(runners)("toHavePublishedFunction, in $name", ({ expect: expects }) => {
  it("finds a function that is LIVE", () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "live", code: passThrough, publish: true });
    cloudfront.seed.function({ name: "draft", code: passThrough });
    expects(cloudfront).toHavePublishedFunction("live", { stage: "LIVE", code: passThrough });
    expects(cloudfront).not.toHavePublishedFunction("draft");
    expects(cloudfront).not.toHavePublishedFunction("none");
  });

  it("says that a function is not published", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough });
    expect(await failure(() => expects(cloudfront).toHavePublishedFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHavePublishedFunction("edge")

      Function "edge" is not published: there is its DEVELOPMENT stage alone, ETag ETVPDKIKX0DER, cloudfront-js-2.0."
    `);
  });

  it("says why PublishFunction did not do it", async () => {
    using opened = interceptionModes[0]!.open();
    const { client, cloudfront } = opened;
    cloudfront.seed.function({ name: "edge", code: passThrough });
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "EOLD" })).catch(() => {});
    expect(await failure(() => expects(cloudfront).toHavePublishedFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHavePublishedFunction("edge")

      Function "edge" is not published: there is its DEVELOPMENT stage alone, ETag ETVPDKIKX0DER, cloudfront-js-2.0.

      PublishFunction failed, with InvalidIfMatchVersion: The If-Match version is missing or not valid for the resource.
      Caused by: mock-cloudfront: IfMatch is "EOLD", but the ETag of edge/DEVELOPMENT is "ETVPDKIKX0DER". Every write changes the ETag. Pass the ETag of the latest response unchanged."
    `);
  });

  it("says that it is the DEVELOPMENT stage which is as expected", async () => {
    using opened = interceptionModes[0]!.open();
    const { client, cloudfront } = opened;
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    const FunctionConfig = makeConfig();
    await client.send(
      new UpdateFunctionCommand({ Name: "edge", IfMatch: etag, FunctionConfig, FunctionCode: bytes(code) }),
    );
    expect(
      await failure(() => expects(cloudfront).toHavePublishedFunction("edge", { code })),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHavePublishedFunction("edge", expected)

      The LIVE stage of function "edge" is not as expected.

      - Expected
      + Received

        {
      -   "code": "function handler(event) { return event.response; }",
      +   "code": "function handler(event) { return event.request; }",
        }

      The DEVELOPMENT stage is: it was changed after the last publication. Is a PublishFunction missing?"
    `);
  });

  it("names the function that may have been meant", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    expect(await failure(() => expects(cloudfront).toHavePublishedFunction("edges"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHavePublishedFunction("edges")

      There is no function "edges". Did you mean "edge"?
      There are: "edge"."
    `);
  });

  it("says what is there where nothing should be", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    expect(
      await failure(() => expects(cloudfront).not.toHavePublishedFunction("edge")),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHavePublishedFunction("edge")

      The LIVE stage of function "edge" is there: ETag ETVPDKIKX0DER, cloudfront-js-2.0."
    `);
  });
});
