import cf from "cloudfront";
import type { ReturnedRequest, ReturnedResponse, ViewerRequestEvent } from "mock-cloudfront/runtime";
import { removeTrailingSlash } from "./remove-trailing-slash.ts";

/** Redirects the paths in the function's key value store. */
export async function handler(event: ViewerRequestEvent): Promise<ReturnedRequest | ReturnedResponse> {
  const request = event.request;
  const path = removeTrailingSlash(request.uri);
  const store = cf.kvs();
  if (!(await store.exists(path))) {
    return request;
  }
  const location = await store.get(path);
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: location } },
  };
}
