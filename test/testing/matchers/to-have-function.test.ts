import {
  CreateFunctionCommand,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, makeFunction, passThrough } from "../../support/make.ts";
import { failure, runners } from "../../support/runners.ts";

const changedCode = "function handler(event) { return event.response; }";

function withEdge() {
  const cloudfront = mockCloudFront({ clients: [] });
  const seeded = cloudfront.seed.function({ name: "edge", code: passThrough, comment: "a rewrite" });
  return { cloudfront, ...seeded };
}

describe.each(runners)("toHaveFunction ($name)", ({ expect: expects }) => {
  it("finds a function by its name", () => {
    const { cloudfront } = withEdge();
    expects(cloudfront).toHaveFunction("edge");
    expects(cloudfront).not.toHaveFunction("other");
  });

  it("compares part of the function in state()", () => {
    const { cloudfront, etag } = withEdge();
    expects(cloudfront).toHaveFunction("edge", { etag, config: { Runtime: "cloudfront-js-2.0" } });
    expects(cloudfront).not.toHaveFunction("edge", { etag, config: { Runtime: "cloudfront-js-1.0" } });
  });

  it.each([
    ["a string", passThrough] as const,
    ["bytes", bytes(passThrough)] as const,
    ["a Buffer", Buffer.from(passThrough)] as const,
  ])("accepts code as %s", (_, code) => {
    const { cloudfront } = withEdge();
    expects(cloudfront).toHaveFunction("edge", { code });
    cloudfront.reset();
    cloudfront.seed.function({ name: "edge", code: "function handler() {}" });
    expects(cloudfront).not.toHaveFunction("edge", { code });
  });

  it("distinguishes code with and without a byte order mark", () => {
    const cloudfront = mockCloudFront({ clients: [] });
    const marked = `\uFEFF${passThrough}`;
    cloudfront.seed.function({ name: "edge", code: marked });
    expects(cloudfront).toHaveFunction("edge", { code: marked });
    expects(cloudfront).toHaveFunction("edge", { code: bytes(marked) });
    expects(cloudfront).not.toHaveFunction("edge", { code: passThrough });
  });

  it("accepts the runner's own matchers, at any depth and for the whole value", () => {
    const { cloudfront } = withEdge();
    expects(cloudfront).toHaveFunction("edge", { code: expects.stringContaining("handler") });
    expects(cloudfront).toHaveFunction("edge", { config: { Comment: expects.any(String) } });
    expects(cloudfront).toHaveFunction("edge", expects.objectContaining({ stage: "DEVELOPMENT" }));
    expects(cloudfront).not.toHaveFunction("edge", { code: expects.stringContaining("async") });
  });

  it("checks the DEVELOPMENT stage", () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    expects(cloudfront).toHaveFunction("edge", { stage: "DEVELOPMENT" });
    expects(cloudfront).not.toHaveFunction("edge", { stage: "LIVE" });
  });

  it("suggests a function with a similar name", async () => {
    const { cloudfront } = withEdge();
    cloudfront.seed.function({ name: "redirects", code: passThrough });
    expect(await failure(() => expects(cloudfront).toHaveFunction("egde"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("egde")

      There is no function "egde". Did you mean "edge"?
      Existing: "edge", "redirects"."
    `);
  });

  it("says that there is no function", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    expect(await failure(() => expects(cloudfront).toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("edge")

      There is no function "edge", and no other function either."
    `);
  });

  it("says why CreateFunction failed", async () => {
    using opened = interceptionModes[0]!.open({ quotas: { functions: 0 } });
    const { client, cloudfront } = opened;
    await client.send(new CreateFunctionCommand(makeFunction())).catch(() => {});
    expect(await failure(() => expects(cloudfront).toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveFunction("edge")

      There is no function "edge", and no other function either.

      CreateFunction failed with TooManyFunctions: The account has 0 functions, which is its quota."
    `);
  });

  it("reports the last of several failures of CreateFunction", async () => {
    using opened = interceptionModes[0]!.open({ quotas: { functions: 0 } });
    const { client, cloudfront } = opened;
    const creating = () => client.send(new CreateFunctionCommand(makeFunction())).catch(() => {});
    await creating();
    cloudfront.faults.on(CreateFunctionCommand).rejectsOnce("Throttling");
    await creating();
    expect(await failure(() => expects(cloudfront).toHaveFunction("edge"))).toMatch(
      /CreateFunction failed with Throttling: Rate exceeded\nCaused by: mock-cloudfront: The error was planned: /,
    );
  });

  it("shows only the differences", async () => {
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

  it("says that the LIVE stage matches", async () => {
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

  it("says what was found if the negated form fails", async () => {
    const { cloudfront } = withEdge();
    expect(await failure(() => expects(cloudfront).not.toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction("edge")

      The DEVELOPMENT stage of function "edge" exists: ETag ETVPDKIKX0DER, cloudfront-js-2.0, comment "a rewrite"."
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

  it("rejects undefined as the expected value", async () => {
    const { cloudfront } = withEdge();
    const forgotten = undefined;
    expect(
      await failure(() => expects(cloudfront).not.toHaveFunction("edge", forgotten)),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction("edge", expected)

      The expected value is undefined. Omit the argument to accept any value."
    `);
  });

  it("rejects a name that is not a string", async () => {
    const { cloudfront } = withEdge();
    expect(
      await failure(() => expects(cloudfront).not.toHaveFunction({ name: "edge" } as never)),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction({ name: 'edge' })

      The name of a function is a string, not { name: 'edge' }."
    `);
  });
});

describe.each(runners)("toHavePublishedFunction ($name)", ({ expect: expects }) => {
  it("finds a function with a LIVE stage", () => {
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

      Function "edge" is not published. It only has a DEVELOPMENT stage: ETag ETVPDKIKX0DER, cloudfront-js-2.0."
    `);
  });

  it("says why PublishFunction failed", async () => {
    using opened = interceptionModes[0]!.open();
    const { client, cloudfront } = opened;
    cloudfront.seed.function({ name: "edge", code: passThrough });
    await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "EOLD" })).catch(() => {});
    expect(await failure(() => expects(cloudfront).toHavePublishedFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHavePublishedFunction("edge")

      Function "edge" is not published. It only has a DEVELOPMENT stage: ETag ETVPDKIKX0DER, cloudfront-js-2.0.

      PublishFunction failed with InvalidIfMatchVersion: The If-Match version is missing or not valid for the resource.
      Caused by: mock-cloudfront: IfMatch is "EOLD", but the ETag of edge/DEVELOPMENT is "ETVPDKIKX0DER". Every write changes the ETag. Pass the ETag of the latest response unchanged."
    `);
  });

  it("says that the DEVELOPMENT stage matches", async () => {
    using opened = interceptionModes[0]!.open();
    const { client, cloudfront } = opened;
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    const FunctionConfig = makeConfig();
    await client.send(
      new UpdateFunctionCommand({
        Name: "edge",
        IfMatch: etag,
        FunctionConfig,
        FunctionCode: bytes(changedCode),
      }),
    );
    expect(
      await failure(() => expects(cloudfront).toHavePublishedFunction("edge", { code: changedCode })),
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

  it("suggests a function with a similar name", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    expect(await failure(() => expects(cloudfront).toHavePublishedFunction("edges"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHavePublishedFunction("edges")

      There is no function "edges". Did you mean "edge"?
      Existing: "edge"."
    `);
  });

  it("says what was found if the negated form fails", async () => {
    const cloudfront = mockCloudFront({ clients: [] });
    cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    expect(
      await failure(() => expects(cloudfront).not.toHavePublishedFunction("edge")),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHavePublishedFunction("edge")

      The LIVE stage of function "edge" exists: ETag ETVPDKIKX0DER, cloudfront-js-2.0."
    `);
  });
});
