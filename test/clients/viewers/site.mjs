// What the scripts about viewers share: a site with functions, which they visit by other means than the SDK.
import {
  CreateDistributionCommand,
  CreateFunctionCommand,
  PublishFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { client, control } from "../sdk/endpoint.mjs";

const [, , url] = process.argv;
export const { port } = new URL(url);

const requestCode = `
function handler(event) {
  var request = event.request;
  console.log(JSON.stringify({ host: request.headers.host.value, uri: request.uri, query: request.rawQueryString() }));
  if (request.uri === "/old") {
    return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "/" } } };
  }
  return request;
}`;

const responseCode = `
function handler(event) {
  var response = event.response;
  response.cookies.visited = { value: event.request.uri.slice(1) || "none", attributes: "Path=/; SameSite=Lax" };
  return response;
}`;

async function publish(Name, code) {
  const { ETag } = await client.send(
    new CreateFunctionCommand({
      Name,
      FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
      FunctionCode: Buffer.from(code),
    }),
  );
  const { FunctionSummary } = await client.send(new PublishFunctionCommand({ Name, IfMatch: ETag }));
  return FunctionSummary.FunctionMetadata.FunctionARN;
}

/** The managed policies CachingDisabled, AllViewerExceptHostHeader and SecurityHeadersPolicy. */
const policies = {
  CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
  ResponseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
};

/** Creates the site, whose origin serves files, and returns its distribution. */
export async function createSite(files) {
  await control("POST", "reset");
  const response = await fetch(`${url}/_mock/origins`, {
    method: "POST",
    body: JSON.stringify({ origin: "site", files }),
  });
  if (response.status !== 204) {
    throw new Error(await response.text());
  }
  const functions = [
    { EventType: "viewer-request", FunctionARN: await publish("request", requestCode) },
    { EventType: "viewer-response", FunctionARN: await publish("response", responseCode) },
  ];
  const { Distribution } = await client.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: "site",
        Comment: "",
        Enabled: true,
        DefaultRootObject: "index.html",
        Origins: {
          Quantity: 1,
          Items: [
            { Id: "site", DomainName: "site.s3.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: "site",
          ViewerProtocolPolicy: "redirect-to-https",
          ...policies,
          FunctionAssociations: { Quantity: functions.length, Items: functions },
        },
      },
    }),
  );
  return Distribution;
}

/** Returns the visits since the last reset, with what the function at viewer-request logged. */
export async function getVisits() {
  const visits = await control("GET", "visits");
  return visits.map((visit) => ({ ...visit, seen: JSON.parse(visit.functions[0]?.logs[0] ?? "{}") }));
}
