import { ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { startServer } from "../../../src/http.ts";
import { mockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";
import { failure, runners } from "../../support/runners.ts";

describe.each(runners)("what the matchers of the mock look at, in $name", ({ expect: expects }) => {
  it("may be a mock that was restored", () => {
    using opened = interceptionModes[0]!.open();
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    opened.cloudfront.restore();
    expects(opened.cloudfront).toHaveFunction("edge");
  });

  it("may be a server's", async () => {
    const { mock, close } = await startServer();
    mock.seed.function({ name: "edge", code: passThrough });
    expects(mock).toHaveFunction("edge");
    await close();
  });

  it("is no mock that another has taken over from: it says so itself", async () => {
    using opened = interceptionModes[0]!.open();
    const { client, cloudfront } = opened;
    client.send = (async () => ({})) as never;
    for (const expectation of [
      () => expects(cloudfront).not.toHaveFunction("edge"),
      () => expects(cloudfront).not.toHaveHandled(ListFunctionsCommand),
    ]) {
      expect(await failure(expectation)).toMatch(/stubbed/);
    }
  });

  it("says, in the negated form too, what to pass", async () => {
    expect(await failure(() => expects(12).not.toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction("edge")

      toHaveFunction looks at what mockCloudFront() returns: const cloudfront = mockCloudFront(); expect(cloudfront).toHaveFunction(...).

      It was given: 12"
    `);
  });

  it("says what is wrong with what is near", async () => {
    using opened = interceptionModes[0]!.open();
    const { client, cloudfront } = opened;
    const server = await startServer();
    const told = (received: unknown) => failure(() => expects(received).not.toHaveFunction("edge"));
    expect(await told(cloudfront.client)).toMatch("a stub of aws-sdk-client-mock");
    expect(await told(client)).toMatch("a client of the SDK");
    expect(await told(Promise.resolve(cloudfront))).toMatch("a promise: await it first");
    expect(await told(server)).toMatch("what startServer returns: the handle is its `mock`");
    expect(await told(mockCloudFront)).toMatch("It was given: a function");
    await server.close();
  });
});
