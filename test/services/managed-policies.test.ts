import {
  DeleteCachePolicyCommand,
  DeleteOriginRequestPolicyCommand,
  DeleteResponseHeadersPolicyCommand,
  GetCachePolicyCommand,
  GetCachePolicyConfigCommand,
  GetOriginRequestPolicyCommand,
  GetResponseHeadersPolicyCommand,
  IllegalDelete,
  IllegalUpdate,
  UpdateCachePolicyCommand,
  UpdateOriginRequestPolicyCommand,
  UpdateResponseHeadersPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../support/expect-exception.ts";
import { interceptionModes } from "../support/interception-modes.ts";
import {
  makeCachePolicyConfig,
  makeOriginRequestPolicyConfig,
  makeResponseHeadersPolicyConfig,
} from "../support/make-policies.ts";

const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const hostHeaderOnly = "bf0718e1-ba1e-49d1-88b1-f726733018ae";
const securityHeaders = "67f7725c-6f97-4210-82d7-5512b31e9d03";

describe.each(interceptionModes)("policies that AWS manages ($name)", ({ open }) => {
  it("are there, whole, under the ETag of the first version", async () => {
    const { client } = open();
    const { CachePolicy, ETag } = await client.send(new GetCachePolicyCommand({ Id: cachingOptimized }));
    expect(ETag).toBe("E23ZP02F085DFQ");
    expect(CachePolicy).toEqual({
      Id: cachingOptimized,
      LastModifiedTime: expect.any(Date),
      CachePolicyConfig: {
        Name: "Managed-CachingOptimized",
        Comment: "Policy with caching enabled. Supports Gzip and Brotli compression.",
        MinTTL: 1,
        DefaultTTL: 86_400,
        MaxTTL: 31_536_000,
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingGzip: true,
          EnableAcceptEncodingBrotli: true,
          HeadersConfig: { HeaderBehavior: "none" },
          CookiesConfig: { CookieBehavior: "none" },
          QueryStringsConfig: { QueryStringBehavior: "none" },
        },
      },
    });
    const { CachePolicyConfig } = await client.send(
      new GetCachePolicyConfigCommand({ Id: cachingOptimized }),
    );
    expect(CachePolicyConfig).toEqual(CachePolicy?.CachePolicyConfig);
    const { OriginRequestPolicy } = await client.send(
      new GetOriginRequestPolicyCommand({ Id: hostHeaderOnly }),
    );
    expect(OriginRequestPolicy?.OriginRequestPolicyConfig?.Name).toBe("Managed-HostHeaderOnly");
    const { ResponseHeadersPolicy } = await client.send(
      new GetResponseHeadersPolicyCommand({ Id: securityHeaders }),
    );
    expect(ResponseHeadersPolicy?.ResponseHeadersPolicyConfig).toMatchObject({
      Name: "Managed-SecurityHeadersPolicy",
      SecurityHeadersConfig: { FrameOptions: { FrameOption: "SAMEORIGIN", Override: false } },
    });
  });

  it("cannot be changed, whatever the ETag and the configuration", async () => {
    const { client } = open();
    const updates = [
      new UpdateCachePolicyCommand({
        Id: cachingOptimized,
        IfMatch: undefined,
        CachePolicyConfig: makeCachePolicyConfig(),
      }),
      new UpdateOriginRequestPolicyCommand({
        Id: hostHeaderOnly,
        IfMatch: "E23ZP02F085DFQ",
        OriginRequestPolicyConfig: makeOriginRequestPolicyConfig({ Name: "no spaces" }),
      }),
      new UpdateResponseHeadersPolicyCommand({
        Id: securityHeaders,
        IfMatch: "E23ZP02F085DFQ",
        ResponseHeadersPolicyConfig: makeResponseHeadersPolicyConfig(),
      }),
    ];
    for (const update of updates) {
      const { cause } = await expectException(
        client.send(update as UpdateCachePolicyCommand),
        IllegalUpdate,
        {
          status: 400,
        },
      );
      expect(String(cause)).toContain("AWS manages this policy");
    }
  });

  it("cannot be deleted", async () => {
    const { client, cloudfront } = open();
    const IfMatch = "E23ZP02F085DFQ";
    const deletions = [
      new DeleteCachePolicyCommand({ Id: cachingOptimized, IfMatch }),
      new DeleteOriginRequestPolicyCommand({ Id: hostHeaderOnly, IfMatch }),
      new DeleteResponseHeadersPolicyCommand({ Id: securityHeaders, IfMatch }),
    ];
    for (const deletion of deletions) {
      await expectException(client.send(deletion as DeleteCachePolicyCommand), IllegalDelete, {
        status: 400,
      });
    }
    expect(cloudfront.state()).toEqual({});
  });
});
