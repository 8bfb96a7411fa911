// A deploy of a template of 50 CloudFront resources against the same calls, sent by a client.
import * as sdk from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { compare, target } from "./compare.mjs";

const commands = new Map(Object.entries(sdk));
const client = new sdk.CloudFrontClient({ region: "us-east-1" });
const cloudfront = mockCloudFront({ clients: [client] });

/** Ten sites, each with a store, a function, a cache policy, an origin access control and a distribution. */
function createTemplate() {
  const resources = Array.from({ length: 10 }, (_, i) => ({
    [`Store${i}`]: { Type: "AWS::CloudFront::KeyValueStore", Properties: { Name: `store-${i}` } },
    [`Edge${i}`]: {
      Type: "AWS::CloudFront::Function",
      Properties: {
        Name: { "Fn::Sub": `\${AWS::StackName}-edge-${i}` },
        AutoPublish: true,
        FunctionCode: { "Fn::Sub": `// \${Store${i}.Id}\nfunction handler(event) { return event.request; }` },
        FunctionConfig: {
          Comment: "",
          Runtime: "cloudfront-js-2.0",
          KeyValueStoreAssociations: [{ KeyValueStoreARN: { "Fn::GetAtt": [`Store${i}`, "Arn"] } }],
        },
      },
    },
    [`Cache${i}`]: {
      Type: "AWS::CloudFront::CachePolicy",
      Properties: {
        CachePolicyConfig: {
          Name: `cache-${i}`,
          MinTTL: 1,
          DefaultTTL: 60,
          MaxTTL: 3600,
          ParametersInCacheKeyAndForwardedToOrigin: {
            EnableAcceptEncodingGzip: true,
            HeadersConfig: { HeaderBehavior: "none" },
            CookiesConfig: { CookieBehavior: "none" },
            QueryStringsConfig: { QueryStringBehavior: "none" },
          },
        },
      },
    },
    [`Access${i}`]: {
      Type: "AWS::CloudFront::OriginAccessControl",
      Properties: {
        OriginAccessControlConfig: {
          Name: `access-${i}`,
          OriginAccessControlOriginType: "s3",
          SigningBehavior: "always",
          SigningProtocol: "sigv4",
        },
      },
    },
    [`Site${i}`]: {
      Type: "AWS::CloudFront::Distribution",
      Properties: {
        DistributionConfig: {
          Enabled: true,
          Origins: [
            {
              Id: "bucket",
              DomainName: `bucket-${i}.s3.us-east-1.amazonaws.com`,
              OriginAccessControlId: { "Fn::GetAtt": [`Access${i}`, "Id"] },
              S3OriginConfig: {},
            },
          ],
          DefaultCacheBehavior: {
            TargetOriginId: "bucket",
            ViewerProtocolPolicy: "redirect-to-https",
            CachePolicyId: { Ref: `Cache${i}` },
            FunctionAssociations: [
              { EventType: "viewer-request", FunctionARN: { "Fn::GetAtt": [`Edge${i}`, "FunctionARN"] } },
            ],
          },
        },
      },
    },
  }));
  return { Resources: Object.assign({}, ...resources) };
}

/**
 * Returns the calls of a deploy for a client. Ids and ETags are replaced by those that the calls of a client get after
 * a reset, which are the same each time.
 */
async function recordCalls(template) {
  await cloudfront.deployTemplate(template);
  const recorded = cloudfront.calls();
  cloudfront.reset();
  const current = new Map();
  const calls = [];
  for (const { operation, input, output } of recorded) {
    const Command = commands.get(`${operation}Command`);
    const ownInput = replaceStrings(input, current);
    matchStrings(output, await client.send(new Command(ownInput)), current);
    calls.push([Command, ownInput]);
  }
  return calls;
}

/** Collects the strings by which two outputs of one shape differ. */
function matchStrings(before, after, found) {
  if (typeof before === "string") {
    found.set(before, after);
  } else if (typeof before === "object" && before !== null && !ArrayBuffer.isView(before)) {
    for (const key of Object.keys(before)) {
      matchStrings(before[key], after[key], found);
    }
  }
}

function replaceStrings(value, strings) {
  if (typeof value === "string") {
    return strings.get(value) ?? value;
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) {
    return value;
  }
  return Array.isArray(value)
    ? value.map((each) => replaceStrings(each, strings))
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaceStrings(each, strings)]));
}

const template = createTemplate();
const calls = await recordCalls(template);
const found = await compare(
  `a template of 50 resources, which takes ${calls.length} calls`,
  {
    "the calls by a client": async () => {
      for (const [Command, input] of calls) {
        await client.send(new Command(input));
      }
    },
    "a deploy": () => cloudfront.deployTemplate(template),
  },
  { between: () => cloudfront.reset(), rounds: 20, times: 1 },
);
target("a deploy of 50 resources, in the time of its calls", found["a deploy"].ratio, 3, "times");

await cloudfront.deployTemplate(template);
const again = await compare(
  "a second deploy that changes nothing",
  { "a deploy": () => cloudfront.deployTemplate(template) },
  { rounds: 20, times: 1 },
);
console.log(`  ${again["a deploy"].microseconds.toFixed(0)} µs for 50 unchanged resources\n`);
