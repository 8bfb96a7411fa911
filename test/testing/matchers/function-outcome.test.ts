import { TestFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { runFunction, viewerRequest } from "../../../src/runtime.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { failure, runners } from "../../support/runners.ts";

const event = viewerRequest({ uri: "/" });
const failing = "function handler(event) {\n  console.log('before');\n  return event.request.header.host;\n}";

async function test(code: string) {
  using opened = interceptionModes[0]!.open();
  const { client, cloudfront } = opened;
  const { name, etag } = cloudfront.seed.function({ name: "edge", code });
  const EventObject = Buffer.from(JSON.stringify(event));
  return client.send(new TestFunctionCommand({ Name: name, IfMatch: etag, EventObject }));
}

describe.each(runners)("matchers of function results ($name)", ({ expect: expects }) => {
  it("accept the output of TestFunction", async () => {
    const rewrite = await test("function handler(event) { return event.request; }");
    expects(rewrite).toRewriteTo("/");
    expects(rewrite.TestResult).toRewriteTo("/");
    expects(await test("function handler(event) { return { statusCode: 204 }; }")).toRespondWith(204);
  });

  it("throw for a run that failed, in the negated form too", async () => {
    const result = await runFunction(failing, event);
    expect(await failure(() => expects(result).toRewriteTo("/"))).toMatchInlineSnapshot(`
      "expect(result).toRewriteTo("/")

      The function failed:

      The CloudFront function associated with the CloudFront distribution is invalid or could not run. TypeError: cannot get property "host" of undefined

        2 |   console.log('before');
      > 3 |   return event.request.header.host;
          |          ^
        4 | }

      Its log:
        before"
    `);
    expect(await failure(() => expects(result).not.toRespondWith(500))).toMatchInlineSnapshot(`
      "expect(result).not.toRespondWith(500)

      The function failed:

      The CloudFront function associated with the CloudFront distribution is invalid or could not run. TypeError: cannot get property "host" of undefined

        2 |   console.log('before');
      > 3 |   return event.request.header.host;
          |          ^
        4 | }

      Its log:
        before"
    `);
  });

  it("throw for a TestFunction that failed", async () => {
    const answer = await test(failing);
    const text = await failure(() => expects(answer).not.toRewriteTo("/"));
    expect(text).toMatch(/The function failed:\n\n.*TypeError/);
  });

  it("ask to await a promise", async () => {
    const text = await failure(() => expects(runFunction(failing, event)).not.toRewriteTo("/"));
    expect(text).toMatch("The received value is a promise: await it first.");
  });

  it.each([undefined, null, "/", {}, { output: { uri: "/" } }])("reject %o", async (received) => {
    const text = await failure(() => expects(received).not.toRewriteTo("/"));
    expect(text).toMatch(
      "toRewriteTo expects a visit, the result of runFunction() or the output of TestFunction",
    );
  });
});
