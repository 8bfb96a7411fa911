import { expectTypeOf } from "vitest";
import type { CloudFrontModule, ViewerRequestHandler, ViewerResponseHandler } from "../../src/runtime.ts";

declare const cf: CloudFrontModule;

expectTypeOf(cf.kvs().get("a")).toEqualTypeOf<Promise<string>>();
expectTypeOf(cf.kvs("id").get("a", { format: "json" })).toEqualTypeOf<Promise<unknown>>();
expectTypeOf(cf.kvs().get("a", { format: "bytes" })).toEqualTypeOf<Promise<Uint8Array>>();
cf.selectRequestOriginById("api", { hostHeader: "api.example.com" });
cf.createRequestOriginGroup({
  originIds: ["a", { originId: "b" }],
  failoverCriteria: { statusCodes: [500] },
});
// @ts-expect-error a group has two origins
cf.createRequestOriginGroup({ originIds: ["a"], failoverCriteria: { statusCodes: [500] } });
// @ts-expect-error protocols are written in lower case
cf.updateRequestOrigin({ customOriginConfig: { port: 443, protocol: "HTTPS", sslProtocols: [] } });

const rewrite: ViewerRequestHandler = ({ request }) => ({
  ...request,
  querystring: request.rawQueryString() ?? "",
});
const redirect: ViewerRequestHandler = async ({ request }) => ({
  statusCode: 301,
  headers: { location: { value: request.uri } },
});
const secure: ViewerResponseHandler = ({ response }) => response;
expectTypeOf([rewrite, redirect]).toExtend<ViewerRequestHandler[]>();
// @ts-expect-error a function at viewer-response cannot return a request
const wrong: ViewerResponseHandler = ({ request }) => request;
void [secure, wrong];
