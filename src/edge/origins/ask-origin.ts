import { STATUS_CODES } from "node:http";
import type { Environment } from "../../core/context.ts";
import { type EdgeRequest, type EdgeResponse, emptyBody, getUri } from "../message.ts";
import type { OriginTarget } from "../origin-target.ts";
import type { VisitContext } from "../visit-context.ts";
import { type FileContent, respondFromFiles } from "./files.ts";
import { createFolderReader } from "./folder.ts";
import { respondByHandler, toEdgeResponse } from "./handler.ts";
import type { OriginFailure, OriginFiles, OriginStub, Origins } from "./origin-stub.ts";
import { getPlannedOrigins, type OriginPlan } from "./planned-origins.ts";
import { respondByServer } from "./server.ts";
import { unhandledOriginError } from "./unhandled-origin.ts";
import { findUploadedFiles } from "./uploaded-files.ts";

/**
 * Returns what an origin answers. In this order: what the test planned for it, a stub of `cloudfront.origin(name)`, a
 * stub of the option `origins`, the option's one handler, and the objects and uploaded files of its bucket. In each of them the domain name
 * comes before the id.
 *
 * @throws MockCloudFrontError `UNHANDLED_ORIGIN` if nothing answers for the origin
 */
export async function askOrigin(
  target: OriginTarget,
  request: EdgeRequest,
  context: VisitContext,
): Promise<EdgeResponse | OriginFailure> {
  const names = getNames(target);
  const planned = getPlannedOrigins(context.environment);
  const plan = planned.take(names);
  if (plan) {
    return toPlannedAnswer(plan);
  }
  const { origins } = context.settings;
  const stubs = [...planned.getStubs(names), ...findStubs(origins, names)];
  for (const stub of stubs) {
    const answer = await respond(stub, target, request, context);
    if (answer !== undefined) {
      return answer;
    }
  }
  const bucket = findBucket(target, context.environment);
  if (bucket) {
    return respondFromFiles(bucket, request, true);
  }
  throw unhandledOriginError(target, request, context.trace.url, {
    isDeclined: stubs.length > 0,
    names: [...planned.names, ...(typeof origins === "object" ? Object.keys(origins) : [])],
  });
}

/** Returns the names under which stubs answer for an origin. The id of a replaced origin names another server. */
function getNames({ id, domainName, isReplaced }: OriginTarget): readonly string[] {
  return isReplaced ? [domainName] : [domainName, id];
}

function findStubs(origins: Origins | undefined, names: readonly string[]): readonly OriginStub[] {
  if (typeof origins === "function") {
    return [origins];
  }
  return names.flatMap((name) => (origins && Object.hasOwn(origins, name) ? (origins[name] ?? []) : []));
}

async function toPlannedAnswer({ answer }: OriginPlan): Promise<EdgeResponse | OriginFailure> {
  if (typeof answer === "string") {
    return answer;
  }
  return typeof answer === "number"
    ? { status: answer, statusText: STATUS_CODES[answer] ?? "", headers: [], body: emptyBody }
    : toEdgeResponse(answer.clone());
}

function respond(
  stub: OriginStub,
  target: OriginTarget,
  request: EdgeRequest,
  { distribution, viewer, getSignal }: VisitContext,
): Promise<EdgeResponse | OriginFailure | undefined> {
  if (typeof stub === "function") {
    return respondByHandler(stub, request, target, {
      originId: target.id,
      uri: getUri(request),
      distributionId: distribution.id,
      viewerIp: viewer.ip,
    });
  }
  if (isFolder(stub)) {
    return respondFromFiles(createFolderReader(stub.dir), request, target.isBucket);
  }
  if (isServer(stub)) {
    return respondByServer(stub.url, request, target.readTimeoutMs, getSignal());
  }
  return respondFromFiles((path) => findFile(stub, path), request, target.isBucket);
}

function isFolder(stub: Exclude<OriginStub, (...args: never) => unknown>): stub is { readonly dir: string } {
  return "dir" in stub;
}

function isServer(stub: Exclude<OriginStub, (...args: never) => unknown>): stub is { readonly url: string } {
  return "url" in stub;
}

function findFile(files: OriginFiles, path: string): FileContent | undefined {
  return Object.hasOwn(files, path) ? files[path as `/${string}`] : undefined;
}

/** Returns a reader of the origin's bucket, if the option `objects` has objects of it, or a deploy uploaded some. */
function findBucket(
  { domainName, isBucket }: OriginTarget,
  { objects, store }: Pick<Environment, "objects" | "store">,
): ((path: string) => string | Uint8Array | undefined) | undefined {
  const name = isBucket ? getBucketName(domainName) : undefined;
  if (name === undefined) {
    return undefined;
  }
  const uploaded = findUploadedFiles(name, store);
  if (!uploaded && !Object.keys(objects).some((key) => key.startsWith(`${name}/`))) {
    return undefined;
  }
  return (path) => {
    const key = name + path;
    return Object.hasOwn(objects, key) ? objects[key] : uploaded?.(path);
  };
}

/** Returns the bucket of `my.bucket.s3.eu-west-1.amazonaws.com` and of the other forms of such names. */
function getBucketName(domainName: string): string | undefined {
  return /^(.+)\.s3(?:-accelerate|[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/i.exec(
    domainName,
  )?.[1];
}
