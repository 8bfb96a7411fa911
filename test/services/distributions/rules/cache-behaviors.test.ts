import { makeBehavior } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const allMethods = {
  Quantity: 7,
  Items: [
    "GET" as const,
    "HEAD" as const,
    "POST" as const,
    "PUT" as const,
    "PATCH" as const,
    "OPTIONS" as const,
    "DELETE" as const,
  ],
  CachedMethods: { Quantity: 2, Items: ["GET" as const, "HEAD" as const] },
};
function withBehavior(changes: Parameters<typeof makeBehavior>[0]) {
  return { DefaultCacheBehavior: makeBehavior(changes) };
}

testConfigRules(
  "cache behaviors",
  [
    ...["/a b", "", "/é", "a".repeat(256)].map((PathPattern) => ({
      name: `the path pattern '${PathPattern.slice(0, 10)}'`,
      changes: { CacheBehaviors: { Quantity: 1, Items: [{ PathPattern, ...makeBehavior() }] } },
      error: "InvalidArgument",
      text: "The parameter PathPattern",
    })),
    ...[
      { FieldLevelEncryptionId: "fle" },
      {
        FieldLevelEncryptionId: "fle",
        AllowedMethods: allMethods,
        ViewerProtocolPolicy: "allow-all" as const,
      },
    ].map((changes, i) => ({
      name: `field-level encryption without its requirements (${i + 1})`,
      changes: withBehavior(changes),
      error: "IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior",
      text: "can't be associated with the specified cache behavior. FieldLevelEncryptionId is 'fle'",
    })),
    {
      name: "field-level encryption with HTTP to the origin",
      changes: {
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: "site",
              DomainName: "www.example.com",
              CustomOriginConfig: {
                HTTPPort: 80,
                HTTPSPort: 443,
                OriginProtocolPolicy: "http-only" as const,
              },
            },
          ],
        },
        ...withBehavior({ FieldLevelEncryptionId: "fle", AllowedMethods: allMethods }),
      },
      error: "IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior",
      text: "OriginProtocolPolicy https-only or match-viewer",
    },
    {
      name: "gRPC without POST",
      changes: withBehavior({ GrpcConfig: { Enabled: true } }),
      error: "InvalidArgument",
      text: "GrpcConfig needs AllowedMethods with POST",
    },
    {
      name: "gRPC without HTTP/2",
      changes: {
        ...withBehavior({ GrpcConfig: { Enabled: true }, AllowedMethods: allMethods }),
        HttpVersion: "http1.1" as const,
      },
      error: "InvalidArgument",
      text: "GrpcConfig needs HTTP/2, but HttpVersion is http1.1",
    },
    {
      name: "an ARN that is not a real-time log configuration",
      changes: withBehavior({ RealtimeLogConfigArn: "arn:aws:kinesis:us-east-1:123456789012:stream/s" }),
      error: "InvalidArgument",
      text: "The parameter RealtimeLogConfigArn is",
    },
    {
      name: "a real-time log configuration of another account",
      changes: withBehavior({
        RealtimeLogConfigArn: "arn:aws:cloudfront::111122223333:realtime-log-config/logs",
      }),
      error: "RealtimeLogConfigOwnerMismatch",
      status: 401,
      text: "is of the account 111122223333; the mock's is 123456789012",
    },
  ],
  [
    {
      name: "field-level encryption, gRPC and real-time logs",
      options: { references: "any" },
      changes: withBehavior({
        FieldLevelEncryptionId: "fle",
        AllowedMethods: allMethods,
        GrpcConfig: { Enabled: true },
        RealtimeLogConfigArn: "arn:aws:cloudfront::123456789012:realtime-log-config/logs",
      }),
    },
  ],
);
