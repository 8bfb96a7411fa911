import { replaceInvalidXmlChars } from "../../sdk/xml-chars.ts";
import type { HttpResponse } from "./message.ts";

/** A refusal, in the words that every AWS service uses for one. */
export interface ErrorDetails {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
}

const cloudFrontNamespace = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

/** CloudFront's `ErrorResponse`, as its clients read it. */
export function toXmlErrorResponse({ status, code, message, requestId }: ErrorDetails): HttpResponse {
  const type = status < 500 ? "Sender" : "Receiver";
  const error = `<Error><Type>${type}</Type><Code>${xmlText(code)}</Code><Message>${xmlText(message)}</Message></Error>`;
  return {
    status,
    headers: { "x-amzn-requestid": requestId, "content-type": "text/xml" },
    body: new TextEncoder().encode(
      `<?xml version="1.0"?>\n<ErrorResponse xmlns="${cloudFrontNamespace}">${error}` +
        `<RequestId>${xmlText(requestId)}</RequestId></ErrorResponse>`,
    ),
  };
}

/** A refusal of a service that speaks REST-JSON, as the key value store does. */
export function toJsonErrorResponse({ status, code, message, requestId }: ErrorDetails): HttpResponse {
  return {
    status,
    headers: {
      "x-amzn-requestid": requestId,
      "x-amzn-errortype": code,
      "content-type": "application/json",
    },
    body: new TextEncoder().encode(JSON.stringify({ message })),
  };
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
  "\n": "&#xA;",
};

function xmlText(text: string): string {
  return replaceInvalidXmlChars(text).replace(
    /[&<>\r\n]/g,
    (character) => references[character] ?? character,
  );
}
