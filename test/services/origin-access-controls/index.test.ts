import {
  CloudFrontServiceException,
  CreateOriginAccessControlCommand,
  DeleteOriginAccessControlCommand,
  GetOriginAccessControlCommand,
  GetOriginAccessControlConfigCommand,
  InvalidArgument,
  ListOriginAccessControlsCommand,
  NoSuchOriginAccessControl,
  OriginAccessControlAlreadyExists,
  type OriginAccessControlConfig,
  OriginAccessControlInUse,
  TooManyOriginAccessControls,
  UpdateOriginAccessControlCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import {
  makeOriginAccessControl,
  makeOriginAccessControlConfig,
} from "../../support/make-origin-access-control.ts";
import { testConfigurationResource, useInDistribution } from "../../support/test-configuration-resource.ts";

const bucket = {
  Id: "site",
  DomainName: "site.s3.us-east-1.amazonaws.com",
  S3OriginConfig: { OriginAccessIdentity: "" },
};

function useOriginAccessControl(opened: OpenedMock, OriginAccessControlId: string) {
  return useInDistribution(opened, {
    Origins: { Quantity: 1, Items: [{ ...bucket, OriginAccessControlId }] },
    DefaultCacheBehavior: {
      TargetOriginId: "site",
      ViewerProtocolPolicy: "https-only",
      CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    },
  });
}

testConfigurationResource<OriginAccessControlConfig>({
  member: "OriginAccessControl",
  table: "originAccessControls",
  create: CreateOriginAccessControlCommand,
  get: GetOriginAccessControlCommand,
  getConfig: GetOriginAccessControlConfigCommand,
  update: UpdateOriginAccessControlCommand,
  delete: DeleteOriginAccessControlCommand,
  list: ListOriginAccessControlsCommand,
  listMember: "OriginAccessControlList",
  idOfItem: ({ Id }) => Id,
  makeConfig: (n) => makeOriginAccessControlConfig({ Name: `site-${n}` }),
  changeConfig: (config) => ({ ...config, Description: "changed", SigningBehavior: "no-override" }),
  invalidConfig: makeOriginAccessControlConfig({ Name: "x".repeat(65) }),
  absent: NoSuchOriginAccessControl,
  alreadyExists: OriginAccessControlAlreadyExists,
  inUse: OriginAccessControlInUse,
  quotaExceeded: TooManyOriginAccessControls,
  quota: "originAccessControls",
  firstVersion: 1,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/origin-access-control\/E/,
  id: /^E[0-9A-Z]{8,13}$/,
  use: useOriginAccessControl,
});

describe.each(interceptionModes)("CreateOriginAccessControl ($name)", ({ open }) => {
  it.each([
    ["an empty Name", { Name: "" }],
    ["a Name of 65 characters", { Name: "n".repeat(65) }],
    ["a Description of 257 characters", { Description: "d".repeat(257) }],
  ])("refuses %s", async (_, changes) => {
    const creating = open().client.send(
      new CreateOriginAccessControlCommand(makeOriginAccessControl(changes)),
    );
    await expectException(creating, InvalidArgument, { status: 400 });
  });

  it.each(["SigningProtocol", "SigningBehavior", "OriginAccessControlOriginType"] as const)(
    "refuses an unknown %s as the wire parser does, and names the valid ones",
    async (member) => {
      const input = makeOriginAccessControl({ [member]: "none" });
      const creating = open().client.send(new CreateOriginAccessControlCommand(input));
      await expectException(creating, CloudFrontServiceException, {
        name: "MalformedXML",
        message: /Member must satisfy value set: \[/,
      });
    },
  );

  it("accepts 64 characters, counted as code points", async () => {
    const Name = "😀".repeat(64);
    const creating = open().client.send(
      new CreateOriginAccessControlCommand(makeOriginAccessControl({ Name })),
    );
    expect((await creating).OriginAccessControl?.OriginAccessControlConfig?.Name).toBe(Name);
  });

  it("fills in an empty Description", async () => {
    const input = makeOriginAccessControl({ Description: undefined });
    const { OriginAccessControl } = await open().client.send(new CreateOriginAccessControlCommand(input));
    expect(OriginAccessControl?.OriginAccessControlConfig?.Description).toBe("");
  });

  it("answers a clash in the service's words, with advice in its cause", async () => {
    const { client } = open();
    await client.send(new CreateOriginAccessControlCommand(makeOriginAccessControl()));
    const again = client.send(new CreateOriginAccessControlCommand(makeOriginAccessControl()));
    const { cause } = await expectException(again, OriginAccessControlAlreadyExists, {
      message: /^An origin access control with the same name already exists\.$/,
    });
    expect(String(cause)).toContain("cloudfront.reset()");
  });
});

describe.each(interceptionModes)("ListOriginAccessControls ($name)", ({ open }) => {
  it("answers without Items if the account has none", async () => {
    const { OriginAccessControlList } = await open().client.send(new ListOriginAccessControlsCommand({}));
    expect(OriginAccessControlList).toEqual({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 0 });
  });

  it("answers with flat summaries", async () => {
    const { client } = open();
    const input = makeOriginAccessControl();
    const { OriginAccessControl } = await client.send(new CreateOriginAccessControlCommand(input));
    const { OriginAccessControlList } = await client.send(new ListOriginAccessControlsCommand({}));
    expect(OriginAccessControlList?.Items).toEqual([
      { Id: OriginAccessControl?.Id, ...input.OriginAccessControlConfig },
    ]);
  });
});

describe.each(interceptionModes)("DeleteOriginAccessControl ($name)", ({ open }) => {
  it("names the service's reason and the number of distributions in its cause", async () => {
    const opened = open();
    const { OriginAccessControl, ETag } = await opened.client.send(
      new CreateOriginAccessControlCommand(makeOriginAccessControl()),
    );
    const target = { Id: OriginAccessControl?.Id, IfMatch: ETag };
    await useOriginAccessControl(opened, target.Id as string);
    const deleting = opened.client.send(new DeleteOriginAccessControlCommand(target));
    const { cause } = await expectException(deleting, OriginAccessControlInUse, {
      message: /^The CloudFront origin access control is still being used\.$/,
    });
    expect(String(cause)).toContain("1 of the distributions");
  });
});
