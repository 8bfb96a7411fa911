import {
  type DistributionConfig,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes, type OpenedMock } from "../../../support/interception-modes.ts";
import { makeBehavior } from "../../../support/make-distribution.ts";
import { refusalOf } from "../../../support/refusal.ts";

/** Removes a member from what an update sends. */
type Removal = (config: DistributionConfig) => void;

function remove(member: keyof DistributionConfig): Removal {
  return (config) => {
    config[member] = undefined as never;
  };
}
function removeFromOrigin(member: string): Removal {
  return ({ Origins }) => {
    const [origin] = Origins?.Items ?? [];
    for (const part of [origin, origin?.CustomOriginConfig] as (Record<string, unknown> | undefined)[]) {
      delete part?.[member];
    }
  };
}
function removeFromBehavior(member: string): Removal {
  return ({ DefaultCacheBehavior }) => {
    delete (DefaultCacheBehavior as unknown as Record<string, unknown>)[member];
  };
}

/** Per error, the removals with the service's message. */
const missing: readonly [error: string, message: string, removal: Removal][] = [
  ["IllegalUpdate", "Aliases are missing for the resource", remove("Aliases")],
  ["IllegalUpdate", "Default root object is missing for the resource", remove("DefaultRootObject")],
  ["IllegalUpdate", "CacheBehaviors are missing for the resource", remove("CacheBehaviors")],
  [
    "IllegalUpdate",
    "The specified list of custom error responses does not exist or is not valid.",
    remove("CustomErrorResponses"),
  ],
  ["IllegalUpdate", "Logging is missing for the resource", remove("Logging")],
  ["IllegalUpdate", "PriceClass is missing for the resource", remove("PriceClass")],
  ["IllegalUpdate", "ViewerCertificate is missing for the resource", remove("ViewerCertificate")],
  ["IllegalUpdate", "Restrictions are missing for the resource", remove("Restrictions")],
  ["IllegalUpdate", "WebACLId is missing for the resource", remove("WebACLId")],
  ["IllegalUpdate", "HttpVersion is missing for the resource", remove("HttpVersion")],
  ["IllegalUpdate", "The 'OriginCustomHeaders' field is missing", removeFromOrigin("CustomHeaders")],
  ["IllegalUpdate", "OriginPath is required for updates.", removeFromOrigin("OriginPath")],
  ["IllegalUpdate", "OriginSslProtocols is required for updates.", removeFromOrigin("OriginSslProtocols")],
  ["IllegalUpdate", "OriginReadTimeout is required for updates.", removeFromOrigin("OriginReadTimeout")],
  [
    "IllegalUpdate",
    "OriginKeepaliveTimeout is required for updates.",
    removeFromOrigin("OriginKeepaliveTimeout"),
  ],
  ["InvalidArgument", "The parameter AllowedMethods is required.", removeFromBehavior("AllowedMethods")],
  ["InvalidArgument", "The parameter SmoothStreaming flag is missing", removeFromBehavior("SmoothStreaming")],
  ["InvalidArgument", "The parameter Compress flag is missing", removeFromBehavior("Compress")],
  [
    "InvalidArgument",
    "The parameter Lambda function associations is required.",
    removeFromBehavior("LambdaFunctionAssociations"),
  ],
  [
    "InvalidArgument",
    "The parameter Field level encryption id is required.",
    removeFromBehavior("FieldLevelEncryptionId"),
  ],
  [
    "InvalidArgument",
    "The parameter CachedMethods is required.",
    ({ DefaultCacheBehavior }) => {
      delete DefaultCacheBehavior?.AllowedMethods?.CachedMethods;
    },
  ],
  [
    "InvalidArgument",
    "The parameter SmoothStreaming flag is missing",
    ({ CacheBehaviors }) => {
      delete CacheBehaviors?.Items?.[0]?.SmoothStreaming;
    },
  ],
];

describe.each(interceptionModes)("the members that UpdateDistribution requires ($name)", ({ open }) => {
  async function update({ client, cloudfront }: OpenedMock, ...removals: Removal[]) {
    const { id: Id } = cloudfront.seed.distribution({
      config: {
        CacheBehaviors: {
          Quantity: 1,
          Items: [{ PathPattern: "/a", ...makeBehavior(), TargetOriginId: "origin" }],
        },
      },
    });
    const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
    const config = structuredClone(DistributionConfig) as DistributionConfig;
    for (const removal of removals) {
      removal(config);
    }
    return client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: config }));
  }

  it.each(missing)("include one whose absence is %s: %s", async (error, message, removal) => {
    using opened = open();
    const refusal = await refusalOf(update(opened, removal));
    expect(refusal).toMatchObject({ name: error, message });
    expect((refusal.cause as Error).message).toContain("GetDistributionConfig");
  });

  // seen: the order (substrate 1271)
  it("are looked for in the configuration, then in origins, then in behaviors", async () => {
    using opened = open();
    const removals = [
      removeFromBehavior("SmoothStreaming"),
      removeFromOrigin("CustomHeaders"),
      remove("Aliases"),
    ];
    expect((await refusalOf(update(opened, ...removals))).message).toBe(
      "Aliases are missing for the resource",
    );
    expect((await refusalOf(update(opened, ...removals.slice(0, 2)))).message).toBe(
      "The 'OriginCustomHeaders' field is missing",
    );
  });

  it("do not include members that CloudFront may omit", async () => {
    using opened = open();
    const { Distribution } = await update(
      opened,
      remove("OriginGroups"),
      remove("IsIPV6Enabled"),
      removeFromBehavior("TrustedSigners"),
      removeFromBehavior("TrustedKeyGroups"),
      removeFromBehavior("FunctionAssociations"),
      removeFromBehavior("GrpcConfig"),
      removeFromOrigin("OriginShield"),
    );
    expect(Distribution?.Status).toBe("InProgress");
  });
});
