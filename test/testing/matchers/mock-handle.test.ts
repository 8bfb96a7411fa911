import { ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { startServer } from "../../../src/http.ts";
import { mockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";
import { failure, runners } from "../../support/runners.ts";

describe.each(runners)("matchers of the mock ($name)", ({ expect: expects }) => {
  it("accept a mock that was restored", () => {
    using opened = interceptionModes[0]!.open();
    opened.cloudfront.seed.function({ name: "edge", code: passThrough });
    opened.cloudfront.restore();
    expects(opened.cloudfront).toHaveFunction("edge");
  });

  it("accept the mock of a server", async () => {
    const { mock, close } = await startServer();
    mock.seed.function({ name: "edge", code: passThrough });
    expects(mock).toHaveFunction("edge");
    await close();
  });

  it("pass on the error of a mock whose client was stubbed by someone else", async () => {
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

  it("say what to pass instead of another value, in the negated form too", async () => {
    expect(await failure(() => expects(12).not.toHaveFunction("edge"))).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveFunction("edge")

      toHaveFunction expects the handle that mockCloudFront() returns: const cloudfront = mockCloudFront(); expect(cloudfront).toHaveFunction(...).

      The received value is 12."
    `);
  });

  it("recognize common mistakes", async () => {
    using opened = interceptionModes[0]!.open();
    const { client, cloudfront } = opened;
    const server = await startServer();
    const told = (received: unknown) => failure(() => expects(received).not.toHaveFunction("edge"));
    expect(await told(cloudfront.client)).toMatch("a stub of aws-sdk-client-mock");
    expect(await told(client)).toMatch("a client of the SDK");
    expect(await told(Promise.resolve(cloudfront))).toMatch("a promise: await it first");
    expect(await told(server)).toMatch("the result of startServer(): the handle is its `mock` property");
    expect(await told(mockCloudFront)).toMatch("The received value is a function");
    await server.close();
  });
});
