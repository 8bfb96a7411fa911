import { type App, CfnOutput, Duration, Stack } from "aws-cdk-lib";
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  ImportSource,
  KeyGroup,
  KeyValueStore,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PublicKey,
  ResponseHeadersPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket } from "aws-cdk-lib/aws-s3";

const publicKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAudf8/iNkQgdvjEdm6xYS
JAyxd/kGTbJfQNg9YhInb7TSm0dGu0yx8yZ3fnpmxuRPqJIlaVr+fT4YRl71gEYa
dlhHmnVegyPNjP9dNqZ7zwNqMEPOPnS/NOHbJj1KYKpn1f8pPNycQ5MQCntKGnSj
6fc+nbcC0joDvGz80xuy1W4hLV9oC9c3GT26xfZb2jy9MVtA3cppNuTwqrFi3t6e
0iGpraxZlT5wewjZLpQkngqYr6s3aucPAZVsGTEYPo4nD5mswmtZOm+tgcOrivtD
/3sD/qZLQ6c5siqyS8aTraD6y+VXugujfarTU65IeZ6QAUbLMsWuZOIi5Jn8zAwx
NQIDAQAB
-----END PUBLIC KEY-----
`;

/** A site in a bucket, with redirects from a key value store and a part that needs signed URLs. */
export class SiteStack extends Stack {
  constructor(app: App) {
    super(app, "Site");
    const store = new KeyValueStore(this, "Redirects", {
      source: ImportSource.fromInline(JSON.stringify({ data: [{ key: "/old", value: "/new" }] })),
    });
    const redirect = new EdgeFunction(this, "Redirect", {
      runtime: FunctionRuntime.JS_2_0,
      keyValueStore: store,
      code: FunctionCode.fromInline(`import cf from "cloudfront";
const kvs = cf.kvs("${store.keyValueStoreId}");
async function handler(event) {
  const to = await kvs.get(event.request.uri).catch(() => undefined);
  return to ? { statusCode: 301, headers: { location: { value: to } } } : event.request;
}`),
    });
    const origin = S3BucketOrigin.withOriginAccessControl(new Bucket(this, "Bucket"));
    const site = new Distribution(this, "Distribution", {
      defaultRootObject: "index.html",
      defaultBehavior: {
        origin,
        cachePolicy: new CachePolicy(this, "Cache", { defaultTtl: Duration.minutes(5) }),
        originRequestPolicy: new OriginRequestPolicy(this, "ToOrigin", {
          queryStringBehavior: OriginRequestQueryStringBehavior.all(),
        }),
        responseHeadersPolicy: new ResponseHeadersPolicy(this, "Headers", {
          securityHeadersBehavior: {
            frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
          },
        }),
        functionAssociations: [{ function: redirect, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        "/private/*": {
          origin,
          trustedKeyGroups: [
            new KeyGroup(this, "Signers", { items: [new PublicKey(this, "Key", { encodedKey: publicKey })] }),
          ],
        },
      },
    });
    new CfnOutput(this, "Url", { value: `https://${site.distributionDomainName}` });
  }
}
