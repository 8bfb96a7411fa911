import { GetVpcOriginCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";

describe.each(interceptionModes)("seed.vpcOrigin ($name)", ({ open }) => {
  it("creates a VPC origin that is Deployed under any propagation", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const { id, arn, name, etag } = cloudfront.seed.vpcOrigin({ name: "api", config: { HTTPPort: 8080 } });
    const { VpcOrigin, ETag } = await client.send(new GetVpcOriginCommand({ Id: id }));
    expect(ETag).toBe(etag);
    expect(VpcOrigin).toMatchObject({ Arn: arn, Status: "Deployed" });
    expect(VpcOrigin?.VpcOriginEndpointConfig).toMatchObject({ Name: name, HTTPPort: 8080, HTTPSPort: 443 });
  });

  it("rejects ids and names that are taken, and unknown members", () => {
    const { cloudfront } = open();
    cloudfront.seed.vpcOrigin({ id: "vo_1", name: "api" });
    const error = (message: RegExp) =>
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringMatching(message) });
    expect(() => cloudfront.seed.vpcOrigin({ id: "vo_1" })).toThrow(error(/with the id "vo_1" already/));
    expect(() => cloudfront.seed.vpcOrigin({ name: "api" })).toThrow(error(/named "api" already/));
    expect(() => cloudfront.seed.vpcOrigin({ config: { Nmae: "x" } as object })).toThrow(
      error(/no member "Nmae"/),
    );
  });
});
