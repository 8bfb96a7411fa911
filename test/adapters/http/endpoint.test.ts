import { lookup } from "node:dns";
import { CloudFrontClient, ListFunctionsCommand, ListTrustStoresCommand } from "@aws-sdk/client-cloudfront";
import {
  CloudFrontKeyValueStoreClient,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type ServerOptions, startServer } from "../../../src/http.ts";
import { builtinServices, cloudFront, defineService, keyValueStore } from "../../../src/index.ts";
import { passThrough } from "../../support/make.ts";
import { rawRequest } from "../../support/raw-request.ts";
import { refusalOf } from "../../support/refusal.ts";
import { withoutTrustStores } from "../../support/without-trust-stores.ts";

const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "secret" };

/** Starts a server with a store. The store's client does not sign, because SigV4A needs another package. */
async function open(options: ServerOptions = {}) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  const { arn, dataEtag } = server.mock.seed.keyValueStore({ name: "redirects", items: { a: "1" } });
  const configuration = { endpoint: `http://localhost:${server.port}`, region: "us-east-1", credentials };
  const data = new CloudFrontKeyValueStoreClient({
    ...configuration,
    requestHandler: { httpAgent: { lookup: (_host, how, done) => lookup("localhost", how, done) } },
    httpAuthSchemeProvider: () => [{ schemeId: "smithy.api#noAuth" }],
    httpAuthSchemes: [
      {
        schemeId: "smithy.api#noAuth",
        identityProvider: () => async () => ({}),
        signer: { sign: async (request) => request },
      },
    ],
    maxAttempts: 1,
  });
  const client = new CloudFrontClient({ ...configuration, maxAttempts: 1 });
  return { server, client, data, arn, dataEtag };
}

describe("the endpoint", () => {
  it("serves the key value store's client at the host name of an account", async () => {
    const { server, data, arn, dataEtag } = await open();
    const described = await data.send(new DescribeKeyValueStoreCommand({ KvsARN: arn }));
    expect(described).toMatchObject({ ETag: dataEtag, ItemCount: 1, Status: "READY" });
    await data.send(
      new UpdateKeysCommand({ KvsARN: arn, IfMatch: dataEtag, Puts: [{ Key: "b", Value: "2" }] }),
    );
    expect(server.mock.state().keyValueData?.redirects?.items).toEqual({ a: "1", b: "2" });
  });
});

describe("an error of the endpoint", () => {
  it("is JSON for a request of the key value store's client without a signature", async () => {
    const { data, arn } = await open({ credentials });
    const error = await refusalOf(data.send(new DescribeKeyValueStoreCommand({ KvsARN: arn })));
    expect(error).toMatchObject({
      name: "MissingAuthenticationToken",
      message: "Request is missing Authentication Token",
      $metadata: { httpStatusCode: 403, requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
  });

  it("is XML for a request of CloudFront's client with other credentials", async () => {
    const { client } = await open({ credentials: { ...credentials, accessKeyId: "AKIAOTHER" } });
    const error = await refusalOf(client.send(new ListFunctionsCommand({})));
    expect(error).toMatchObject({ name: "InvalidClientTokenId", $metadata: { httpStatusCode: 403 } });
  });

  it("is JSON if an override of a data plane operation throws", async () => {
    const { server, data, arn } = await open();
    const notToday = () => {
      throw new Error("not today");
    };
    server.mock.override("GetKey", notToday, keyValueStore);
    const error = await refusalOf(data.send(new GetKeyCommand({ KvsARN: arn, Key: "a" })));
    expect(error).toMatchObject({ name: "InternalError", message: "not today" });
  });
});

describe("pipelined requests", () => {
  const create = (name: string) =>
    `<CreateFunctionRequest><Name>${name}</Name><FunctionConfig><Comment/><Runtime>cloudfront-js-2.0</Runtime></FunctionConfig><FunctionCode>${Buffer.from(passThrough).toString("base64")}</FunctionCode></CreateFunctionRequest>`;

  function post(name: string): string {
    const body = create(name);
    return `POST /2020-05-31/function HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  }

  it("take effect in their order", async () => {
    const { server } = await open();
    const list = "GET /2020-05-31/function HTTP/1.1\r\nHost: localhost\r\n";
    const names = Array.from({ length: 10 }, (_, i) => `f${i}`);
    await rawRequest(
      server.port,
      `${names.map((name) => `${post(name)}${list}\r\n`).join("")}${list}Connection: close\r\n\r\n`,
    );
    const log = server.mock.calls().map(({ operation, output }) => {
      const { FunctionList } = (output ?? {}) as { FunctionList?: { Quantity?: number } };
      return FunctionList ? FunctionList.Quantity : operation;
    });
    expect(log).toEqual([...names.flatMap((_, i) => ["CreateFunction", i + 1]), 10]);
  });

  it("wait for an earlier request that is delayed", async () => {
    const { server } = await open();
    server.mock.faults.onAnyCommand().delaysOnce(50);
    const list = "GET /2020-05-31/function HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const response = await rawRequest(server.port, `${post("a")}${list}`);
    expect(response).toMatch(/<Quantity>1<\/Quantity>/);
  });
});

describe("an error over HTTP", () => {
  it("does not advise TypeScript for an unhandled operation", async () => {
    const { client } = await open({ services: withoutTrustStores });
    const error = await refusalOf(client.send(new ListTrustStoresCommand({})));
    expect(error.message).toMatch(
      /^ListTrustStores is not handled by this mock\. It handles operations of these services: functions, /,
    );
    expect(error.message).not.toMatch(/Command|cloudfront\.|=>|\(\{/);
  });

  it("has a status that SDKs do not retry for a call during a reset", async () => {
    const { server, client } = await open();
    server.mock.faults.onAnyCommand().hangs();
    const call = client.send(new ListFunctionsCommand({}));
    await vi.waitFor(() => expect(server.mock.calls()).toHaveLength(1));
    server.mock.reset();
    const error = await refusalOf(call);
    expect(error).toMatchObject({ name: "ResetDuringCall", $metadata: { httpStatusCode: 409, attempts: 1 } });
  });

  const brokenServices = [
    defineService("broken", cloudFront, {
      ListFunctions: () => {
        throw new TypeError("Cannot read properties of undefined (reading 'x')");
      },
    }),
    ...builtinServices.filter(({ name }) => name !== "functions"),
  ];

  it("does not contain the message of a defect in the mock, which the log has", async () => {
    const lines: string[] = [];
    const { server, client } = await open({ log: (line) => lines.push(line), services: brokenServices });
    const error = await refusalOf(client.send(new ListFunctionsCommand({})));
    expect(error).toMatchObject({ name: "InternalError", $metadata: { httpStatusCode: 500 } });
    expect(error.message).toBe("The mock failed to handle ListFunctions. The server's log has the details.");
    expect(lines[0]).toMatch(/ 500 ListFunctions .*Cannot read properties/);
    expect(server.mock.calls()).toHaveLength(1);
  });

  it("becomes a warning with the message of a defect if the server has no log", async () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    onTestFinished(() => warned.mockRestore());
    const { client } = await open({ services: brokenServices });
    await refusalOf(client.send(new ListFunctionsCommand({})));
    await vi.waitFor(() =>
      expect(warned).toHaveBeenCalledWith(
        expect.stringMatching(/ 500 ListFunctions .*Cannot read properties/),
        "MockCloudFrontWarning",
      ),
    );
  });

  it.each([
    "x",
    "%",
    "arn%3Aaws%3As3%3A%3A%3Abucket",
    "arn%3Aaws%3Acloudfront%3Aus-east-1%3A123456789012%3Akey-value-store%2Fx",
    "arn%3Aaws%3Acloudfront%3A%3A123456789012%3Afunction%2Fx",
    "arn%3Aaws-cn%3Acloudfront%3A%3A123456789012%3Akey-value-store%2Fx",
  ])("is a ValidationException for the store ARN %s", async (arn) => {
    const { server } = await open();
    const response = await fetch(`${server.url}/key-value-stores/${arn}/keys/a`);
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe("ValidationException");
  });
});
