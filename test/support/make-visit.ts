import { mockCloudFront, type Visit } from "../../src/index.ts";

/** Visits a distribution with a function at viewer-request and an origin "site" that answers every request. */
export async function makeVisit(
  target: string,
  { code, answer = () => new Response("Home") }: { code?: string; answer?: () => Response } = {},
): Promise<Visit> {
  using cloudfront = mockCloudFront({ clients: [], origins: { site: answer } });
  if (code !== undefined) {
    cloudfront.seed.function({ name: "edge", code, publish: true });
  }
  cloudfront.seed.distribution({
    id: "E1",
    origins: { site: "site.example.com", api: "api.example.com" },
    cachePolicy: "CachingDisabled",
    originRequestPolicy: "AllViewerExceptHostHeader",
    ...(code !== undefined && { functions: { "viewer-request": "edge" } }),
  });
  return cloudfront.visit(target);
}
