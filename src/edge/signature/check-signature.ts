import { findTrustedKeys } from "../../services/key-groups/index.ts";
import type { Answer } from "../answer.ts";
import { type EdgeRequest, type EdgeResponse, getUrl } from "../message.ts";
import type { VisitContext } from "../visit-context.ts";
import { readSignature, removeSignatureParameters } from "./signed-request.ts";
import { findSignatureProblem } from "./verify-signature.ts";

/** The result of the check of a signed URL or signed cookies. */
export type SignatureCheck =
  /** The request, without the parameters of the signature. */
  | { readonly kind: "valid"; readonly request: EdgeRequest }
  | { readonly kind: "invalid"; readonly answer: Answer };

/**
 * Checks the signature of a request to a behavior with trusted key groups. Other requests pass as they are, also those
 * to a behavior with trusted signers, whose keys no operation of the API knows.
 *
 * assumed: functions see the request without the parameters, as the cache and the origin do. The guide says this of the
 * origin (F 3.12). Cookies of the signature stay.
 */
export function checkSignature(request: EdgeRequest, visit: VisitContext): SignatureCheck {
  const { behavior, environment, trace, viewer } = visit;
  const { TrustedKeyGroups, TrustedSigners } = behavior;
  if (!TrustedKeyGroups?.Enabled || TrustedSigners?.Enabled) {
    return { kind: "valid", request };
  }
  const unsigned = { ...request, query: removeSignatureParameters(request.query) };
  const problem = findSignatureProblem(readSignature(request), {
    url: getUrl(unsigned),
    keys: findTrustedKeys(environment, TrustedKeyGroups.Items ?? []),
    nowMs: environment.now().getTime(),
    viewerIp: viewer.ip,
  });
  if (!problem) {
    return { kind: "valid", request: unsigned };
  }
  trace.note(`CloudFront refused the signature. ${problem.reason}`);
  return { kind: "invalid", answer: { response: createRefusal(problem), result: "Error" } };
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
