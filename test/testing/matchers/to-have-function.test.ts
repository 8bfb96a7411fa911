import { CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeFunction, passThrough } from "../../support/make.ts";
import { failure, runners } from "../../support/runners.ts";

function withEdge() {
  const cloudfront = mockCloudFront({ clients: [] });
  const seeded = cloudfront.seed.function({ name: "edge", code: passThrough, comment: "a rewrite" });
  return { cloudfront, ...seeded };
}

describe.each(runners)("toHaveFunction, in $name", ({ expect: expects }) => {
  it("finds a function by its name", () => {
    const { cloudfront } = withEdge();
    expects(cloudfront).toHaveFunction("edge");
    expects(cloudfront).not.toHaveFunction("other");
  });

  it("asks for part of what state() has of it", () => {
    const { cloudfront, etag } = withEdge();
    expects(cloudfront).toHaveFunction("edge", { etag, config: { Runtime: "cloudfront-js-2.0" } });
    expects(cloudfront).not.toHaveFunction("edge", { etag, config: { Runtime: "cloudfront-js-1.0" } });
  });

  it.each([
    ["text", passThrough] as const,
    ["bytes", bytes(passThrough)] as const,
    ["a Buffer", Buffer.from(passThrough)] as const,
  ])("takes code as %s", (_, code) => {
    const { cloudfront } = withEdge();
    expects(cloudfront).toHaveFunction("edge", { code });
    cloudfront.reset();
    cloudfront.seed.function({ name: "edge", code: "function handler() {}" });
    expects(cloudfront).not.toHaveFunction("edge", { code });
  });

  it("tells code with a byte order mark from code without", () => {
    const cloudfront = mockCloudFront({ clients: [] });
    const marked = `\uFEFF${passThrough}`;
    cloudfront.seed.function({ name: "edge", code: marked });
    expects(cloudfront).toHaveFunction("edge", { code: marked });
    expects(cloudfront).toHaveFunction("edge", { code: bytes(marked) });
    expects(cloudfront).not.toHaveFunction("edge", { code: passThrough });
  });

  it("asks the runner's own matchers, at any depth and instead of the whole", () => {
    const { cloudfront } = withEdge();
    expects(cloudfront).toHaveFunction("edge", { code: expects.stringContaining("handler") });
    expects(cloudfront).toHaveFunction("edge", { config: { Comment: expects.any(String) } });
    expects(cloudfront).toHaveFunction("edge", expects.objectContaining({ stage: "DEVELOPMENT" }));
    expects(cloudfront).not.toHaveFunction("edge", { code: expects.stringContaining("async") });
  });

  it("looks at the DEVELOPMENT stage", () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    expects(cloudfront).toHaveFunction("edge", { stage: "DEVELOPMENT" });
    expects(cloudfront).not.toHaveFunction("edge", { stage: "LIVE" });
  });

  it("names the function that may have been meant", async () => {
    const { cloudfront } = withEdge();
    cloudfront.seed.function({ name: "redirects", code: passThrough });
    expect(await failure(() => expects(cloudfront).toHaveFunction("egde"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("egde")

      There is no function "egde". Did you mean "edge"?
      There are: "edge", "redirects"."
    `);
  });

  it("says that there is no function at all", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    expect(await failure(() => expects(cloudfront).toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("edge")

      There is no function "edge", and no other."
    `);
  });

  it("says why CreateFunction did not make it", async () => {
    using opened = interceptionModes[0]!.open({ quotas: { functions: 0 } });
    const { client, cloudfront } = opened;
    await client.send(new CreateFunctionCommand(makeFunction())).catch(() => {});
    expect(await failure(() => expects(cloudfront).toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("edge")

      There is no function "edge", and no other.

      CreateFunction failed, with TooManyFunctions: The account has 0 functions, which is its quota."
    `);
  });

  it("tells of the last of several refusals", async () => {
    using opened = interceptionModes[0]!.open({ quotas: { functions: 0 } });
    const { client, cloudfront } = opened;
    const creating = () => client.send(new CreateFunctionCommand(makeFunction())).catch(() => {});
    await creating();
    cloudfront.faults.on(CreateFunctionCommand).rejectsOnce("Throttling");
    await creating();
    expect(await failure(() => expects(cloudfront).toHaveFunction("edge"))).toMatch(
      /CreateFunction failed, with Throttling: Rate exceeded$/,
    );
  });

  it("shows what differs, and no more", async () => {
    const { cloudfront } = withEdge();
    const expected = {
      code: "function handler(event) { return event.response; }",
      config: { Runtime: "cloudfront-js-2.0", Comment: expects.any(String) },
    } as const;
    expect(await failure(() => expects(cloudfront).toHaveFunction("edge", expected))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("edge", expected)

      The DEVELOPMENT stage of function "edge" is not as expected.

      - Expected
      + Received

        {
      -   "code": "function handler(event) { return event.response; }",
      +   "code": "function handler(event) { return event.request; }",
          "config": {
            "Comment": Any<String>,
            "Runtime": "cloudfront-js-2.0",
          },
        }"
    `);
  });

  it("says that it is the LIVE stage which is as expected", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    expect(
      await failure(() => expects(cloudfront).toHaveFunction("edge", { stage: "LIVE" })),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("edge", expected)

      The DEVELOPMENT stage of function "edge" is not as expected.

      - Expected
      + Received

        {
      -   "stage": "LIVE",
      +   "stage": "DEVELOPMENT",
        }

      The LIVE stage is. Did you mean toHavePublishedFunction?"
    `);
  });

  it("says what is there where nothing should be", async () => {
    const { cloudfront } = withEdge();
    expect(await failure(() => expects(cloudfront).not.toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction("edge")

      The DEVELOPMENT stage of function "edge" is there: ETag ETVPDKIKX0DER, cloudfront-js-2.0, comment "a rewrite"."
    `);
    expect(
      await failure(() =>
        expects(cloudfront).not.toHaveFunction("edge", { config: { Comment: expects.anything() } }),
      ),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction("edge", expected)

      The DEVELOPMENT stage of function "edge" has { config: { Comment: 'a rewrite' } }."
    `);
  });

  it("refuses undefined, which would hold for anything", async () => {
    const { cloudfront } = withEdge();
    const forgotten = undefined;
    expect(
      await failure(() => expects(cloudfront).not.toHaveFunction("edge", forgotten)),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction("edge", expected)

      The expected value is undefined. Leave it out to ask for none in particular."
    `);
  });

  it("refuses what is no name", async () => {
    const { cloudfront } = withEdge();
    expect(
      await failure(() => expects(cloudfront).not.toHaveFunction({ name: "edge" } as never)),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction({ name: 'edge' })

      The name of a function is a string, not { name: 'edge' }."
    `);
  });
});
