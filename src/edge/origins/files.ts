import { createHash } from "node:crypto";
import { extname } from "node:path";
import { isObject } from "../../values/is-object.ts";
import { toBytes } from "../../values/to-bytes.ts";
import { type EdgeRequest, type EdgeResponse, emptyBody, getHeader, type HeaderList } from "../message.ts";
import { toEdgeResponse } from "./handler.ts";
import { isResponse } from "./is-response.ts";
import type { OriginFile } from "./origin-stub.ts";

/** The contents of a file of a stub. */
export type FileContent = string | Uint8Array | Response | OriginFile;

/** Content types by extension. Any other file is `application/octet-stream`. */
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".txt": "text/plain",
  ".xml": "application/xml",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/**
 * Responds as a bucket or as a file server, which knows neither index documents nor query strings.
 *
 * @param find returns the file at a decoded path
 */
export async function respondFromFiles(
  find: (path: string) => FileContent | undefined,
  request: EdgeRequest,
  isBucket: boolean,
): Promise<EdgeResponse> {
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") {
    return isBucket ? refuseByBucket(method) : createPlainResponse(405, "Method Not Allowed");
  }
  const path = decodePath(request.path);
  const content = find(path);
  if (content === undefined) {
    return isBucket
      ? createBucketError(403, "Forbidden", "AccessDenied", "Access Denied")
      : createPlainResponse(404, "Not Found");
  }
  const response = isResponse(content)
    ? await toEdgeResponse(content.clone())
    : toFileResponse(content, path, request);
  return method === "HEAD" ? { ...response, body: emptyBody } : response;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function toFileResponse(
  content: Exclude<FileContent, Response>,
  path: string,
  request: EdgeRequest,
): EdgeResponse {
  const file: OriginFile = isFile(content) ? content : { body: content };
  const body = toBody(file.body);
  const etag = `"${createHash("md5").update(body).digest("hex")}"`;
  const headers = withDefaults(file.headers, {
    "content-type": contentTypes[extname(path).toLowerCase()] ?? "application/octet-stream",
    "content-length": String(body.length),
    etag,
  });
  const { status = 200 } = file;
  const condition = status === 200 ? getHeader(request.headers, "if-none-match") : undefined;
  return condition !== undefined && matchesEtag(condition, getHeader(headers, "etag") ?? etag)
    ? { status: 304, statusText: "Not Modified", headers, body: emptyBody }
    : { status, statusText: "", headers, body };
}

function isFile(content: Exclude<FileContent, Response>): content is OriginFile {
  return isObject(content) && !ArrayBuffer.isView(content);
}

function toBody(body: OriginFile["body"] = ""): Uint8Array {
  return typeof body === "string" ? new TextEncoder().encode(body) : toBytes(body);
}

function withDefaults(
  given: Readonly<Record<string, string>> = {},
  defaults: Readonly<Record<string, string>>,
): HeaderList {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  return [...Object.entries(given), ...Object.entries(defaults).filter(([name]) => !names.has(name))];
}

/** Compares weakly, as RFC 9110 requires for `If-None-Match`. */
function matchesEtag(condition: string, etag: string): boolean {
  const wanted = etag.replace(/^W\//, "");
  return condition
    .split(",")
    .some((item) => item.trim() === "*" || item.trim().replace(/^W\//, "") === wanted);
}

function createPlainResponse(status: number, text: string): EdgeResponse {
  const body = new TextEncoder().encode(text);
  const headers: HeaderList = [
    ["content-type", "text/plain"],
    ["content-length", String(body.length)],
  ];
  return { status, statusText: text, headers, body };
}

/** assumed: a bucket without a CORS configuration and without public access, as most buckets are (F 6.9) */
function refuseByBucket(method: string): EdgeResponse {
  return method === "OPTIONS"
    ? createBucketError(
        403,
        "Forbidden",
        "AccessForbidden",
        "CORSResponse: CORS is not enabled for this bucket.",
      )
    : createBucketError(403, "Forbidden", "AccessDenied", "Access Denied");
}

/** seen: the form of S3's errors. S3 adds random ids of the request and the host. */
function createBucketError(status: number, statusText: string, code: string, message: string): EdgeResponse {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const headers: HeaderList = [
    ["content-type", "application/xml"],
    ["server", "AmazonS3"],
  ];
  return { status, statusText, headers, body: new TextEncoder().encode(xml) };
}
