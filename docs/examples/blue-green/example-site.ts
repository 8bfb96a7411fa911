// The site with which both test files start: a distribution without a viewer request function.
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { type MockCloudFront, type MockCloudFrontOptions, mockCloudFront } from "mock-cloudfront";
import { viewerRequest } from "mock-cloudfront/runtime";
import { deploy, goBack, type Release } from "./deploy.ts";

/** Returns function code that redirects the keys of the store and serves a page for each directory. */
export function codeFor(page: string) {
  return `import cf from "cloudfront";
const store = cf.kvs();
async function handler(event) {
  const request = event.request;
  const isMoved = await store.exists(request.uri);
  if (isMoved) {
    const location = await store.get(request.uri);
    return { statusCode: 301, statusDescription: "Moved Permanently", headers: { location: { value: location } } };
  }
  request.uri = request.uri.replace(/\\/$/, "/${page}");
  return request;
}`;
}

export function releaseOf(page: string, changes: Partial<Release> = {}): Release {
  return {
    id: page,
    code: codeFor(page),
    items: { "/old": `/${page}` },
    checks: [
      { event: viewerRequest({ uri: "/docs/" }), uri: `/docs/${page}` },
      { event: viewerRequest({ uri: "/old" }), location: `/${page}` },
    ],
    ...changes,
  };
}

/** Returns what `live()` returns if the site serves this release. */
export function serving({ code, items }: Release) {
  return { code, items };
}

export function openSite(options: MockCloudFrontOptions = {}) {
  const cloudfront = mockCloudFront(options);
  const clients = {
    cloudFront: new CloudFrontClient({ region: "us-east-1" }),
    keyValueStore: new CloudFrontKeyValueStoreClient({ region: "us-east-1" }),
  };
  // A viewer response function, which the tool must not touch.
  const code = "function handler(event) { return event.response; }";
  cloudfront.seed.function({ name: "headers", code, publish: true });
  const { id: distributionId } = cloudfront.seed.distribution({
    aliases: ["www.example.com"],
    functions: { "viewer-response": "headers" },
  });
  const waiting = { maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.02 };
  const site = { distributionId, name: "site", waiting };
  return {
    cloudfront,
    clients,
    distributionId,
    deploy: (release: Release) => deploy(clients, site, release),
    goBack: (id: string) => goBack(clients, site, id),
    live: () => getLive(cloudfront, distributionId),
    [Symbol.dispose]: () => cloudfront.restore(),
  };
}

interface Attached {
  readonly DefaultCacheBehavior: {
    readonly FunctionAssociations: {
      readonly Items?: readonly { readonly EventType: string; readonly FunctionARN: string }[];
    };
  };
}

/** Returns the code and the store items that visitors of the distribution get. */
function getLive(cloudfront: MockCloudFront, distributionId: string) {
  const { functions, keyValueData, distributions } = cloudfront.state();
  const config = distributions?.[distributionId]?.config as Attached;
  const { Items = [] } = config.DefaultCacheBehavior.FunctionAssociations;
  const attached = Items.find(({ EventType }) => EventType === "viewer-request");
  const name = attached?.FunctionARN.split("/")[1];
  return name && { code: functions?.[`${name}/LIVE`]?.code, items: keyValueData?.[name]?.items };
}
