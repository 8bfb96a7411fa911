import { getForwarding } from "./forwarding.ts";
import { type EdgeRequest, type HeaderList, withoutHeaders } from "./message.ts";
import type { VisitContext } from "./visit-context.ts";
import type { EdgeViewer } from "./visit-init.ts";

/**
 * Returns a request with the headers in which CloudFront reports what it knows about the viewer. A header is there if the
 * cache policy or the origin request policy of the behavior names it (AWS developer guide, "Add CloudFront request
 * headers").
 * assumed: the viewer's own headers of such names are dropped (viewer fact 4.8)
 */
export function withCloudFrontHeaders(
  request: EdgeRequest,
  { behavior, environment, viewer }: VisitContext,
): EdgeRequest {
  const { sent } = getForwarding(behavior, environment.store);
  const added = getCloudFrontHeaders(request, viewer).filter(([name]) => sent.headers(name.toLowerCase()));
  const isForged = request.headers.some(([name]) => isCloudFrontHeader(name.toLowerCase()));
  return added.length === 0 && !isForged
    ? request
    : { ...request, headers: [...withoutHeaders(request.headers, isCloudFrontHeader), ...added] };
}

function isCloudFrontHeader(name: string): boolean {
  return name.startsWith("cloudfront-");
}

/** The port of the viewer in AWS's example of `CloudFront-Viewer-Address`. */
const viewerPort = 46_532;

/** Returns the headers that CloudFront knows, those that the test gives last. Each name occurs once. */
function getCloudFrontHeaders({ protocol, headers }: EdgeRequest, viewer: EdgeViewer): HeaderList {
  const names = ["Host", ...headers.map(([name]) => name)];
  const known: HeaderList = [
    ["CloudFront-Is-Android-Viewer", "false"],
    ["CloudFront-Is-Desktop-Viewer", "true"],
    ["CloudFront-Is-IOS-Viewer", "false"],
    ["CloudFront-Is-Mobile-Viewer", "false"],
    ["CloudFront-Is-SmartTV-Viewer", "false"],
    ["CloudFront-Is-Tablet-Viewer", "false"],
    ["CloudFront-Forwarded-Proto", protocol],
    ["CloudFront-Viewer-Address", `${viewer.ip}:${viewerPort}`],
    ["CloudFront-Viewer-Country", viewer.country],
    ["CloudFront-Viewer-Http-Version", "1.1"],
    ["CloudFront-Viewer-Header-Count", String(names.length)],
    ["CloudFront-Viewer-Header-Order", names.join(":")],
  ];
  return [
    ...known.filter(([name]) => !viewer.headers.has(name.toLowerCase())),
    ...[...viewer.headers].map(([name, value]) => [name, value] as const),
  ];
}
