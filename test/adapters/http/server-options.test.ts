import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { resolveServerSettings } from "../../../src/adapters/http/server-options.ts";
import { startServer } from "../../../src/http.ts";
import { refusalOf } from "../../support/refusal.ts";

describe("startServer", () => {
  it.each<[unknown, RegExp]>([
    [null, /The options are null/],
    [[], /The options are \[\]/],
    [{ prot: 1 }, /There is no option "prot"\. Did you mean "port"\?/],
    [{ clients: [] }, /There is no option "clients"/],
    [{ intercept: "http" }, /There is no option "intercept"/],
    [{ port: 1.5 }, /The option port is 1\.5; give a port number/],
    [{ port: 65_536 }, /port/],
    [{ host: 127 }, /host is 127/],
    [{ allowedHosts: "mock" }, /allowedHosts is "mock"/],
    [{ allowedHosts: [""] }, /allowedHosts/],
    [{ allowedHosts: [1] }, /allowedHosts/],
    [{ credentials: {} }, /credentials is \{\}; give both keys/],
    [{ credentials: null }, /credentials is null/],
    [{ credentials: { accessKeyId: "a", secretAccessKey: "" } }, /credentials/],
    [{ requestTimeout: "100" }, /requestTimeout is "100"/],
    [{ requestTimeout: Number.POSITIVE_INFINITY }, /requestTimeout is Infinity/],
    [{ maxCalls: -1 }, /maxCalls is -1/],
    [{ maxCalls: Number.NaN }, /maxCalls is NaN/],
    [{ log: console }, /log is/],
    [{ accountId: 1 }, /accountId is 1/],
  ])("rejects the options %j", async (options, message) => {
    const error = await refusalOf(startServer(options as never));
    expect(error).toMatchObject({ code: "INVALID_OPTION", message: expect.stringMatching(message) });
  });

  it("accepts options that are undefined", async () => {
    const server = await startServer({ port: undefined, credentials: undefined, quotas: undefined });
    await server.close();
  });
});

describe("resolveServerSettings", () => {
  it("copies lists and credentials", () => {
    const allowedHosts = ["mock"];
    const credentials = { accessKeyId: "a", secretAccessKey: "b" };
    const settings = resolveServerSettings({ allowedHosts, credentials });
    allowedHosts.push("other");
    credentials.secretAccessKey = "changed";
    expect(settings).toMatchObject({
      allowedHosts: ["mock"],
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
    });
  });
});

describe("a log", () => {
  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("disk full");
      },
    ],
    ["rejects", () => Promise.reject(new Error("disk full"))],
    [
      "throws an object without a prototype",
      () => {
        throw Object.create(null);
      },
    ],
  ])("that %s is reported once, and requests are served", async (_, log) => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    onTestFinished(() => warned.mockRestore());
    const server = await startServer({ log: log as () => void });
    onTestFinished(() => server.close());
    const client = new CloudFrontClient({
      endpoint: server.url,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
    server.mock.faults.onAnyCommand().disconnectsOnce();
    await expect(client.send(new ListFunctionsCommand({}))).rejects.toMatchObject({ code: "ECONNRESET" });
    await client.send(new ListFunctionsCommand({}));
    await vi.waitFor(() => expect(warned).toHaveBeenCalledOnce());
    expect(warned).toHaveBeenCalledWith(
      expect.stringMatching(/^The option log of startServer\(\) failed: /),
      "MockCloudFrontWarning",
    );
  });
});
