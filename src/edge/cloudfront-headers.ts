import { getForwarding } from "./forwarding.ts";
import { type EdgeRequest, type HeaderList, withoutHeaders } from "./message.ts";
import type { NameSelection } from "./name-selection.ts";
import type { VisitContext } from "./visit-context.ts";
import type { EdgeViewer } from "./visit-init.ts";

/**
 * Returns a request with the headers in which CloudFront reports what it knows about the viewer. A header is there if the
 * cache policy or the origin request policy of the behavior names it (AWS developer guide, "Add CloudFront request
 * headers").
 * assumed: the viewer's own headers of such names are dropped (F 4.8)
 */
export function withCloudFrontHeaders(
  request: EdgeRequest,
  { behavior, environment, viewer }: VisitContext,
): EdgeRequest {
  const { sent } = getForwarding(behavior, environment.store);
  const added = getCloudFrontHeaders(request, viewer, sent.headers);
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

type Knowledge = (request: EdgeRequest, viewer: EdgeViewer) => string;

/** What CloudFront knows about every viewer. Other headers have only the values that the test gives. */
const knowledge: readonly (readonly [name: string, lowerCaseName: string, getValue: Knowledge])[] = (
  [
    ["CloudFront-Is-Android-Viewer", () => "false"],
    ["CloudFront-Is-Desktop-Viewer", () => "true"],
    ["CloudFront-Is-IOS-Viewer", () => "false"],
    ["CloudFront-Is-Mobile-Viewer", () => "false"],
    ["CloudFront-Is-SmartTV-Viewer", () => "false"],
    ["CloudFront-Is-Tablet-Viewer", () => "false"],
    ["CloudFront-Forwarded-Proto", ({ protocol }) => protocol],
    ["CloudFront-Viewer-Address", (_, { ip }) => `${ip}:${viewerPort}`],
    ["CloudFront-Viewer-Country", (_, { country }) => country],
    ["CloudFront-Viewer-Http-Version", () => "1.1"],
    ["CloudFront-Viewer-Header-Count", ({ headers }) => String(headers.length + 1)],
    ["CloudFront-Viewer-Header-Order", ({ headers }) => ["Host", ...headers.map(([name]) => name)].join(":")],
  ] satisfies (readonly [string, Knowledge])[]
).map(([name, getValue]) => [name, name.toLowerCase(), getValue]);

/** Returns the selected headers that CloudFront adds. Values that the test gives replace what CloudFront knows. */
function getCloudFrontHeaders(
  request: EdgeRequest,
  viewer: EdgeViewer,
  isSelected: NameSelection,
): HeaderList {
  const known = knowledge.filter(([, name]) => isSelected(name) && !viewer.headers.has(name));
  return [
    ...known.map(([name, , getValue]) => [name, getValue(request, viewer)] as const),
    ...[...viewer.headers].filter(([name]) => isSelected(name)),
  ];
}
