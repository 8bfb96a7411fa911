import { lookup } from "node:dns";
import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import {
  CloudFrontKeyValueStoreClient,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it, onTestFinished } from "vitest";
import { type ServerOptions, startServer } from "../../../src/http.ts";
import { keyValueStore } from "../../../src/index.ts";
import { refusalOf } from "../../support/refusal.ts";

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
