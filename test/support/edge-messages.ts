import { type EdgeRequest, type EdgeResponse, emptyBody, type HeaderList } from "../../src/edge/message.ts";
import type { OriginTarget } from "../../src/edge/origin-target.ts";

/** Creates a request of a viewer: `makeEdgeRequest({ path: "/a", query: "x=1" })`. */
export function makeEdgeRequest(changes: Partial<EdgeRequest> = {}): EdgeRequest {
  return {
    method: "GET",
    protocol: "https",
    host: "www.example.com",
    path: "/index.html",
    query: undefined,
    headers: [],
    body: emptyBody,
    ...changes,
  };
}

export function makeEdgeResponse(status = 200, headers: HeaderList = []): EdgeResponse {
  return { status, statusText: "", headers, body: emptyBody };
}

/** Creates an origin server at `api.example.com`. */
export function makeTarget(changes: Partial<OriginTarget> = {}): OriginTarget {
  return {
    id: "api",
    domainName: "api.example.com",
    isReplaced: false,
    isBucket: false,
    isVpc: false,
    protocol: "https-only",
    ports: { http: 80, https: 443 },
    path: "",
    customHeaders: [],
    host: undefined,
    readTimeoutMs: 30_000,
    ...changes,
  };
}

export function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
