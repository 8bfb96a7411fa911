import { request } from "node:https";
import type { LookupFunction } from "node:net";
import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it, vi } from "vitest";
import { startServer } from "../../src/http.ts";
import { mockCloudFront } from "../../src/index.ts";

const credentials = { accessKeyId: "test", secretAccessKey: "test" };

/** A client that the mock does not intercept, as one of a second copy of the SDK. */
function createOtherClient(settings: object = {}): CloudFrontClient {
  return new CloudFrontClient({ region: "us-east-1", credentials, maxAttempts: 2, ...settings });
}

/** Fails as Node does without the network, so that no test connects to AWS. */
const failLookup: LookupFunction = (_hostname, _options, callback) => {
  setImmediate(() => callback(new Error("no DNS"), "", 4));
};

/** Sends a request and resolves to its error. */
function send(host: string): Promise<NodeJS.ErrnoException> {
  return new Promise((done, fail) => {
    const sent = request(
      {
        host,
        path: "/2020-05-31/function?MaxItems=1",
        lookup: failLookup,
      },
      fail,
    );
    sent.on("error", done);
    sent.end();
  });
}

describe('with onUnhandledRequest: "error"', () => {
  it("a client that is not intercepted rejects, without a retry, and no request is sent", async () => {
    using _ = mockCloudFront({ clients: [createOtherClient()], onUnhandledRequest: "error" });
    await expect(createOtherClient().send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      code: "UNHANDLED_REQUEST",
      message: expect.stringMatching(
        /^GET https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/function bypasses the mock created at .*unhandled-requests\.test\.ts/,
      ),
      $metadata: { attempts: 1 },
    });
  });

  it.each([
    "cloudfront.amazonaws.com",
    "abc.cloudfront-kvs.global.api.aws",
    "cloudfront.cn-northwest-1.amazonaws.com.cn",
  ])("requests to %s are rejected", async (host) => {
    using _ = mockCloudFront({ clients: [], onUnhandledRequest: "error" });
    expect(await send(host)).toMatchObject({ code: "UNHANDLED_REQUEST" });
  });

  it.each(["example.com", "amazonaws.com.example.com", "notamazonaws.com"])(
    "requests to %s are not affected",
    async (host) => {
      using _ = mockCloudFront({ clients: [], onUnhandledRequest: "error" });
      expect((await send(host)).message).toBe("no DNS");
    },
  );

  it.each(["send", "http"] as const)("intercepted clients are not affected (%s)", async (intercept) => {
    const client = createOtherClient();
    using _ = mockCloudFront({ clients: [client], intercept, onUnhandledRequest: "error" });
    const { FunctionList } = await client.send(new ListFunctionsCommand({}));
    expect(FunctionList?.Quantity).toBe(0);
  });

  it("clients of an endpoint on this machine are not affected", async () => {
    const server = await startServer();
    using _ = mockCloudFront({ clients: [], onUnhandledRequest: "error" });
    const client = createOtherClient({ endpoint: server.url });
    await expect(client.send(new ListFunctionsCommand({}))).resolves.toBeDefined();
    await server.close();
  });

  it("restore() ends the observation", async () => {
    const cloudfront = mockCloudFront({ clients: [], onUnhandledRequest: "error" });
    cloudfront.restore();
    expect((await send("cloudfront.amazonaws.com")).message).toBe("no DNS");
  });
});

it('with onUnhandledRequest: "warn" the process warns, and the request is sent', async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  using _ = mockCloudFront({ clients: [], onUnhandledRequest: "warn" });
  expect((await send("cloudfront.amazonaws.com")).message).toBe("no DNS");
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("bypasses the mock"), {
    type: "MockCloudFrontWarning",
    code: "UNHANDLED_REQUEST",
  });
  warn.mockRestore();
});

it("without the option requests are sent", async () => {
  using _ = mockCloudFront({ clients: [] });
  expect((await send("cloudfront.amazonaws.com")).message).toBe("no DNS");
});

it("another value of the option is rejected", () => {
  expect(() => mockCloudFront({ onUnhandledRequest: "bypass" as never })).toThrow(
    'The option onUnhandledRequest is "bypass"; give "warn" or "error".',
  );
});
