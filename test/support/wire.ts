import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { HttpResponse } from "@smithy/core/protocols";

/** An HTTP answer as CloudFront would give it. */
export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Wire<Client = CloudFrontClient> {
  /** A real client, whose serializer, retries and deserializer run; only the socket is replaced. */
  readonly client: Client;
  /** What the client put on the socket. */
  readonly requests: { readonly path: string; readonly body: unknown }[];
}

const requestId = "0000aaaa-0000-4000-8000-00000000aaaa";

const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" };

function socketThatAnswers({ status, headers = {}, body = "" }: WireAnswer, contentType: string) {
  const requests: Wire["requests"] = [];
  const handle = async (request: { path: string; body: unknown }) => {
    requests.push(request);
    const response = new HttpResponse({
      statusCode: status,
      headers: { "x-amzn-requestid": requestId, "content-type": contentType, ...headers },
      body: new TextEncoder().encode(body),
    });
    return { response };
  };
  return { requests, requestHandler: { handle } };
}

/** The SDK as the measure of all things: how it would read this answer, and what it would send. */
export function wireThatAnswers(answer: WireAnswer): Wire {
  const { requests, requestHandler } = socketThatAnswers(answer, "text/xml");
  const client = new CloudFrontClient({ region: "us-east-1", credentials, maxAttempts: 1, requestHandler });
  return { client, requests };
}

/** The same for the data plane of key value stores, unsigned: SigV4A needs a package more. */
export function keyValueWireThatAnswers(
  answer: WireAnswer,
  region = "us-east-1",
): Wire<CloudFrontKeyValueStoreClient> {
  const { requests, requestHandler } = socketThatAnswers(answer, "application/json");
  const client = new CloudFrontKeyValueStoreClient({
    region,
    credentials,
    maxAttempts: 1,
    requestHandler,
    httpAuthSchemeProvider: () => [{ schemeId: "smithy.api#noAuth" }],
    httpAuthSchemes: [
      {
        schemeId: "smithy.api#noAuth",
        identityProvider: () => async () => ({}),
        signer: { sign: async (request) => request },
      },
    ],
  });
  return { client, requests };
}

/** CloudFront's body of a refusal. */
export function errorXml(code: string, message: string, type = "Sender"): string {
  return (
    '<?xml version="1.0"?><ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
    `<Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error>` +
    `<RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}
