import {
  CannotChangeImmutablePublicKeyFields,
  CreateKeyGroupCommand,
  CreatePublicKeyCommand,
  DeleteKeyGroupCommand,
  DeletePublicKeyCommand,
  GetPublicKeyCommand,
  GetPublicKeyConfigCommand,
  ListPublicKeysCommand,
  NoSuchPublicKey,
  PublicKeyAlreadyExists,
  type PublicKeyConfig,
  PublicKeyInUse,
  TooManyPublicKeys,
  UpdatePublicKeyCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { ecdsaKey, makeKeyGroupConfig, makePublicKeyConfig } from "../../support/make-keys.ts";
import { testConfigurationResource } from "../../support/test-configuration-resource.ts";

async function useInKeyGroup({ client }: OpenedMock, id: string) {
  const KeyGroupConfig = makeKeyGroupConfig({ Items: [id] });
  const { KeyGroup, ETag } = await client.send(new CreateKeyGroupCommand({ KeyGroupConfig }));
  return () => client.send(new DeleteKeyGroupCommand({ Id: KeyGroup?.Id, IfMatch: ETag }));
}

testConfigurationResource<PublicKeyConfig>({
  member: "PublicKey",
  table: "publicKeys",
  create: CreatePublicKeyCommand,
  get: GetPublicKeyCommand,
  getConfig: GetPublicKeyConfigCommand,
  update: UpdatePublicKeyCommand,
  delete: DeletePublicKeyCommand,
  list: ListPublicKeysCommand,
  listMember: "PublicKeyList",
  idOfItem: ({ Id }) => Id,
  makeConfig: (n) => makePublicKeyConfig({ CallerReference: `deploy ${n}`, Name: `signer-${n}` }),
  changeConfig: (config) => ({ ...config, Comment: "changed" }),
  invalidConfig: makePublicKeyConfig({ EncodedKey: "no key" }),
  canRename: false,
  absent: NoSuchPublicKey,
  alreadyExists: PublicKeyAlreadyExists,
  inUse: PublicKeyInUse,
  quotaExceeded: TooManyPublicKeys,
  quota: "publicKeys",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/public-key\/K/,
  id: /^K[0-9A-Z]{8,13}$/,
  use: useInKeyGroup,
});

function create({ client }: OpenedMock, changes: Partial<PublicKeyConfig> = {}) {
  return client.send(new CreatePublicKeyCommand({ PublicKeyConfig: makePublicKeyConfig(changes) }));
}

describe.each(interceptionModes)("CreatePublicKey ($name)", ({ open }) => {
  it.each([
    ["the name, under another reference", { CallerReference: "second" }],
    ["the reference, under another name", { Name: "another" }],
    ["both, in an equal request", {}],
  ])("refuses a key of which another has %s", async (_, changes) => {
    const opened = open();
    await create(opened);
    await expectException(create(opened, changes), PublicKeyAlreadyExists, { status: 409 });
  });

  it("keeps the PEM byte for byte, with or without its last newline", async () => {
    const opened = open();
    for (const [n, EncodedKey] of [ecdsaKey, ecdsaKey.trimEnd()].entries()) {
      const { PublicKey } = await create(opened, { CallerReference: `${n}`, Name: `key-${n}`, EncodedKey });
      const { PublicKeyConfig } = await opened.client.send(
        new GetPublicKeyConfigCommand({ Id: PublicKey?.Id }),
      );
      expect(PublicKeyConfig?.EncodedKey).toBe(EncodedKey);
    }
  });

  it("tells of a full account in the service's words", async () => {
    const creating = create(open({ quotas: { publicKeys: 0 } }));
    await expectException(creating, TooManyPublicKeys, {
      message:
        /^Processing your request will cause you to exceed the maximum number of CloudFront public keys allowed\.$/,
    });
  });
});

describe.each(interceptionModes)("UpdatePublicKey ($name)", ({ open }) => {
  it.each([
    ["CallerReference", { CallerReference: "second" }],
    ["Name", { Name: "another" }],
    ["EncodedKey", { EncodedKey: ecdsaKey }],
  ])("refuses another %s", async (member, changes) => {
    const opened = open();
    const { PublicKey, ETag } = await create(opened);
    const updating = opened.client.send(
      new UpdatePublicKeyCommand({
        Id: PublicKey?.Id,
        IfMatch: ETag,
        PublicKeyConfig: makePublicKeyConfig(changes),
      }),
    );
    const { cause } = await expectException(updating, CannotChangeImmutablePublicKeyFields, { status: 400 });
    expect(String(cause)).toContain(member);
  });

  it("does not move the time of creation", async () => {
    const clock = new Clock();
    const opened = open({ now: clock.now });
    const { PublicKey, ETag } = await create(opened);
    clock.pass(1000);
    const PublicKeyConfig = makePublicKeyConfig({ Comment: "changed" });
    const { PublicKey: updated } = await opened.client.send(
      new UpdatePublicKeyCommand({ Id: PublicKey?.Id, IfMatch: ETag, PublicKeyConfig }),
    );
    expect(updated?.CreatedTime).toEqual(PublicKey?.CreatedTime);
  });
});

describe.each(interceptionModes)("ListPublicKeys ($name)", ({ open }) => {
  it("answers with flat summaries", async () => {
    const opened = open();
    const { PublicKey } = await create(opened);
    const { PublicKeyList } = await opened.client.send(new ListPublicKeysCommand({}));
    const { CallerReference: _, ...config } = makePublicKeyConfig();
    expect(PublicKeyList).toEqual({
      MaxItems: 100,
      Quantity: 1,
      Items: [{ Id: PublicKey?.Id, CreatedTime: PublicKey?.CreatedTime, ...config }],
    });
  });
});

describe.each(interceptionModes)("DeletePublicKey ($name)", ({ open }) => {
  it("refuses a key of a key group in the service's words, and names the group", async () => {
    const opened = open();
    const { PublicKey, ETag } = await create(opened);
    await useInKeyGroup(opened, PublicKey?.Id as string);
    const [groupId] = Object.keys(opened.cloudfront.state().keyGroups ?? {});
    const deleting = opened.client.send(new DeletePublicKeyCommand({ Id: PublicKey?.Id, IfMatch: ETag }));
    const { cause } = await expectException(deleting, PublicKeyInUse, {
      message:
        /^The Cloudfront public key is currently associated with either Key Group or a field level encryption profile\. Please disassociate the key before deleting\.$/,
    });
    expect(String(cause)).toContain(groupId);
  });
});
