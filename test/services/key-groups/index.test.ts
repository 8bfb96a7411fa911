import {
  CreateKeyGroupCommand,
  CreatePublicKeyCommand,
  DeleteKeyGroupCommand,
  GetKeyGroupCommand,
  GetKeyGroupConfigCommand,
  InvalidArgument,
  KeyGroupAlreadyExists,
  type KeyGroupConfig,
  ListKeyGroupsCommand,
  NoSuchResource,
  ResourceInUse,
  TooManyKeyGroups,
  TooManyPublicKeysInKeyGroup,
  UpdateKeyGroupCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { builtinServices } from "../../../src/index.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior } from "../../support/make-distribution.ts";
import { makeKeyGroupConfig, makePublicKeyConfig } from "../../support/make-keys.ts";
import { testConfigurationResource, useInDistribution } from "../../support/test-configuration-resource.ts";

testConfigurationResource<KeyGroupConfig>({
  member: "KeyGroup",
  table: "keyGroups",
  create: CreateKeyGroupCommand,
  get: GetKeyGroupCommand,
  getConfig: GetKeyGroupConfigCommand,
  update: UpdateKeyGroupCommand,
  delete: DeleteKeyGroupCommand,
  list: ListKeyGroupsCommand,
  listMember: "KeyGroupList",
  idOfItem: ({ KeyGroup }) => KeyGroup.Id,
  makeConfig: (n) => makeKeyGroupConfig({ Name: `members-${n}` }),
  changeConfig: (config) => ({ ...config, Items: ["K2", "K3"] }),
  invalidConfig: makeKeyGroupConfig({ Items: [] }),
  options: { references: "any" },
  absent: NoSuchResource,
  alreadyExists: KeyGroupAlreadyExists,
  inUse: ResourceInUse,
  quotaExceeded: TooManyKeyGroups,
  quota: "keyGroups",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/key-group\/[0-9a-f-]{36}$/,
  id: /^[0-9a-f-]{36}$/,
  use: (opened, id) =>
    useInDistribution(opened, {
      DefaultCacheBehavior: makeBehavior({
        TargetOriginId: "origin",
        TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [id] },
      }),
    }),
});

describe.each(interceptionModes)("CreateKeyGroup ($name)", ({ open }) => {
  const create = ({ client }: OpenedMock, changes: Partial<KeyGroupConfig>) =>
    client.send(new CreateKeyGroupCommand({ KeyGroupConfig: makeKeyGroupConfig(changes) }));
  const createKey = async ({ client }: OpenedMock) => {
    const { PublicKey } = await client.send(
      new CreatePublicKeyCommand({ PublicKeyConfig: makePublicKeyConfig() }),
    );
    return PublicKey?.Id as string;
  };

  it.each([
    ["an empty name", { Name: "" }, InvalidArgument],
    ["a comment of 129 characters", { Comment: "c".repeat(129) }, InvalidArgument],
    ["a group without keys", { Items: [] }, InvalidArgument],
    ["a group of six keys", { Items: ["K1", "K2", "K3", "K4", "K5", "K6"] }, TooManyPublicKeysInKeyGroup],
    ["a key that does not exist", { Items: ["K1"] }, InvalidArgument],
  ])("refuses %s", async (_, changes, Exception) => {
    await expectException(create(open(), changes), Exception, { status: 400 });
  });

  it("names the unknown key, and in its cause what to do", async () => {
    const opened = open();
    const known = await createKey(opened);
    const { cause } = await expectException(create(opened, { Items: [known, "K0"] }), InvalidArgument, {
      message: /K0/,
    });
    expect(String(cause)).toContain('references: "any"');
    await create(opened, { Items: [known] });
  });

  it("takes any key if the family of public keys is not mounted", async () => {
    const services = builtinServices.filter(({ name }) => name !== "public-keys");
    const { KeyGroup } = await create(open({ services }), { Items: ["K0"] });
    expect(KeyGroup?.KeyGroupConfig?.Items).toEqual(["K0"]);
  });

  it("fills in an empty comment", async () => {
    const { KeyGroup } = await create(open({ references: "any" }), { Comment: undefined });
    expect(KeyGroup?.KeyGroupConfig).toEqual({ Name: "members", Items: ["K1"], Comment: "" });
  });
});

describe.each(interceptionModes)("ListKeyGroups ($name)", ({ open }) => {
  it("answers with whole key groups", async () => {
    const { client } = open({ references: "any" });
    const { KeyGroup } = await client.send(
      new CreateKeyGroupCommand({ KeyGroupConfig: makeKeyGroupConfig() }),
    );
    const { KeyGroupList } = await client.send(new ListKeyGroupsCommand({}));
    expect(KeyGroupList).toEqual({ MaxItems: 100, Quantity: 1, Items: [{ KeyGroup }] });
  });
});
