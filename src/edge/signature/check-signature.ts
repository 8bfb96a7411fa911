import type { Environment } from "../../core/context.ts";
import { findTrustedKeys } from "../../services/key-groups/index.ts";
import type { EdgeRequest, EdgeResponse } from "../message.ts";
import { getUrl } from "../message.ts";
import { readSignature, removeSignatureParameters } from "./signed-request.ts";
import { findSignatureProblem } from "./verify-signature.ts";

/** A request that may go on, or CloudFront's refusal of it with the reason. */
export type SignatureCheck =
  | { readonly request: EdgeRequest }
  | { readonly refusal: EdgeResponse; readonly reason: string };

/**
 * Checks the signature of a request to a cache behavior with trusted key groups. A request that may go on has lost the
 * parameters of the signature.
 *
 * assumed: functions see the request without the parameters, as the cache and the origin do. The guide says this of the
 * origin, and that CloudFront checks the signature first. Cookies of the signature stay.
 */
export function checkSignature(
  request: EdgeRequest,
  keyGroupIds: readonly string[],
  viewerIp: string,
  environment: Environment,
): SignatureCheck {
  const unsigned = { ...request, query: removeSignatureParameters(request.query) };
  const problem = findSignatureProblem(readSignature(request), {
    url: getUrl(unsigned),
    keys: findTrustedKeys(environment, keyGroupIds),
    nowMs: environment.now().getTime(),
    viewerIp,
  });
  return problem ? { refusal: createRefusal(problem), reason: problem.reason } : { request: unsigned };
}

/** seen: status, headers and the XML, which has no line breaks */
function createRefusal({ code, message }: { readonly code: string; readonly message: string }): EdgeResponse {
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
  return {
    status: 403,
    statusText: "Forbidden",
    headers: [
      ["Server", "CloudFront"],
      ["Content-Type", "text/xml"],
      ["Content-Length", String(body.length)],
    ],
    body,
  };
}
