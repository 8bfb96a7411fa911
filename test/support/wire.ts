import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { HttpResponse } from "@smithy/core/protocols";

/** An HTTP answer as CloudFront would give it. */
export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Wire {
  /** A real client, whose serializer, retries and deserializer run; only the socket is replaced. */
  readonly client: CloudFrontClient;
  /** What the client put on the socket. */
  readonly requests: { readonly path: string; readonly body: unknown }[];
}

const requestId = "0000aaaa-0000-4000-8000-00000000aaaa";

/** The SDK as the measure of all things: how it would read this answer, and what it would send. */
export function wireThatAnswers({ status, headers = {}, body = "" }: WireAnswer): Wire {
  const requests: Wire["requests"] = [];
  const client = new CloudFrontClient({
    region: "us-east-1",
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: { path: string; body: unknown }) => {
        requests.push(request);
        const response = new HttpResponse({
          statusCode: status,
          headers: { "x-amzn-requestid": requestId, "content-type": "text/xml", ...headers },
          body: new TextEncoder().encode(body),
        });
        return { response };
      },
    },
  });
  return { client, requests };
}

/** CloudFront's body of a refusal. */
export const errorXml = (code: string, message: string, type = "Sender"): string =>
  '<?xml version="1.0"?><ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
  `<Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error>` +
  `<RequestId>${requestId}</RequestId></ErrorResponse>`;
