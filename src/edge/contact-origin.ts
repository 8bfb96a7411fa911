import { MockCloudFrontError } from "../core/errors.ts";
import type { Refusal } from "./admission.ts";
import type { OriginChoice } from "./choose-origin.ts";
import { type EdgeRequest, type EdgeResponse, getUri, getUrl, toHeaderObject } from "./message.ts";
import type { VisitContext } from "./visit-context.ts";

/** The response of an origin, or the page with which CloudFront answers in its place. */
export type OriginAnswer =
  | { readonly kind: "answered"; readonly response: EdgeResponse }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/**
 * Sends a request to an origin.
 *
 * @throws MockCloudFrontError `UNHANDLED_ORIGIN`
 */
export async function contactOrigin(
  request: EdgeRequest,
  { origin }: OriginChoice,
  visit: VisitContext,
): Promise<OriginAnswer> {
  const { origins } = visit.settings;
  const stub =
    typeof origins === "function" ? origins : (origins?.[origin.DomainName] ?? origins?.[origin.Id]);
  if (typeof stub !== "function") {
    throw new MockCloudFrontError(
      "UNHANDLED_ORIGIN",
      `The visit to ${getUrl(request)} reaches the origin "${origin.Id}" (${origin.DomainName}), and nothing answers for it.`,
    );
  }
  const uri = `${origin.OriginPath ?? ""}${getUri(request)}`;
  const answered = stub(
    new Request(`https://${origin.DomainName}${uri}`, {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      ...(request.body.length > 0 && { body: Uint8Array.from(request.body) }),
    }),
    { originId: origin.Id, uri, distributionId: visit.distribution.id, viewerIp: visit.viewer.ip },
  );
  const response = answered instanceof Promise ? await visit.wait(answered) : answered;
  if (response === undefined) {
    throw new MockCloudFrontError("UNHANDLED_ORIGIN", `The origin "${origin.Id}" returned undefined.`);
  }
  visit.trace.originRequests.push({
    originId: origin.Id,
    domainName: origin.DomainName,
    protocol: "https",
    method: request.method,
    uri,
    headers: toHeaderObject(request.headers),
    answer: response.status,
  });
  return {
    kind: "answered",
    response: {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      body: new Uint8Array(await visit.wait(response.arrayBuffer())),
    },
  };
}
