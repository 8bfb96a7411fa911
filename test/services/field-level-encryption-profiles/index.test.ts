import {
  CreateFieldLevelEncryptionProfileCommand,
  DeleteFieldLevelEncryptionConfigCommand,
  DeleteFieldLevelEncryptionProfileCommand,
  DeletePublicKeyCommand,
  FieldLevelEncryptionProfileAlreadyExists,
  type FieldLevelEncryptionProfileConfig,
  FieldLevelEncryptionProfileInUse,
  GetFieldLevelEncryptionProfileCommand,
  GetFieldLevelEncryptionProfileConfigCommand,
  IllegalUpdate,
  InconsistentQuantities,
  InvalidArgument,
  ListFieldLevelEncryptionProfilesCommand,
  NoSuchFieldLevelEncryptionProfile,
  NoSuchPublicKey,
  PublicKeyInUse,
  TooManyFieldLevelEncryptionEncryptionEntities,
  TooManyFieldLevelEncryptionFieldPatterns,
  TooManyFieldLevelEncryptionProfiles,
  UpdateFieldLevelEncryptionProfileCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import {
  list,
  makeEncryptionConfig,
  makeEntity,
  makeProfileConfig,
} from "../../support/make-field-level-encryption.ts";
import { ecdsaKey, rsaKey } from "../../support/make-keys.ts";
import { testConfigurationResource } from "../../support/test-configuration-resource.ts";

testConfigurationResource<FieldLevelEncryptionProfileConfig>({
  member: "FieldLevelEncryptionProfile",
  table: "fieldLevelEncryptionProfiles",
  create: CreateFieldLevelEncryptionProfileCommand,
  get: GetFieldLevelEncryptionProfileCommand,
  getConfig: GetFieldLevelEncryptionProfileConfigCommand,
  update: UpdateFieldLevelEncryptionProfileCommand,
  delete: DeleteFieldLevelEncryptionProfileCommand,
  list: ListFieldLevelEncryptionProfilesCommand,
  listMember: "FieldLevelEncryptionProfileList",
  idOfItem: ({ Id }) => Id,
  makeConfig: (n) => makeProfileConfig({ Name: `cards-${n}`, CallerReference: `reference-${n}` }),
  changeConfig: (config) => ({ ...config, Comment: "changed", EncryptionEntities: list() }),
  invalidConfig: makeProfileConfig({ Name: "with a space", CallerReference: "reference-1" }),
  options: { references: "any" },
  absent: NoSuchFieldLevelEncryptionProfile,
  alreadyExists: FieldLevelEncryptionProfileAlreadyExists,
  inUse: FieldLevelEncryptionProfileInUse,
  quotaExceeded: TooManyFieldLevelEncryptionProfiles,
  quota: "fieldLevelEncryptionProfiles",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/field-level-encryption-profile\/P/,
  id: /^P[0-9A-Z]{8,13}$/,
  // The name of another profile comes with its caller reference, which an update cannot change.
  canRename: false,
  use: async ({ client, cloudfront }, id) => {
    const config = makeEncryptionConfig({
      ContentTypeProfileConfig: undefined,
      QueryArgProfileConfig: {
        ForwardWhenQueryArgProfileIsUnknown: false,
        QueryArgProfiles: list({ QueryArg: "card", ProfileId: id }),
      },
    });
    const seeded = cloudfront.seed.fieldLevelEncryptionConfig({ config });
    return () =>
      client.send(new DeleteFieldLevelEncryptionConfigCommand({ Id: seeded.id, IfMatch: seeded.etag }));
  },
});

function create({ client }: OpenedMock, changes: Partial<FieldLevelEncryptionProfileConfig> = {}) {
  return client.send(
    new CreateFieldLevelEncryptionProfileCommand({
      FieldLevelEncryptionProfileConfig: makeProfileConfig(changes),
    }),
  );
}

describe.each(interceptionModes)("CreateFieldLevelEncryptionProfile ($name)", ({ open }) => {
  it("refuses a Quantity that differs before all else", async () => {
    const creating = create(open(), { Name: "", EncryptionEntities: { Quantity: 2, Items: [makeEntity()] } });
    await expectException(creating, InconsistentQuantities, { status: 400 });
  });

  const ofEntity = (changes: Parameters<typeof makeEntity>[0]) => ({
    EncryptionEntities: list(makeEntity(changes)),
  });
  it.each([
    ["an empty name", { Name: "" }, InvalidArgument],
    ["a name of 129 characters", { Name: "n".repeat(129) }, InvalidArgument],
    ["a comment of 129 characters", { Comment: "c".repeat(129) }, InvalidArgument],
    [
      "two encryption entities",
      { EncryptionEntities: list(makeEntity(), makeEntity()) },
      TooManyFieldLevelEncryptionEncryptionEntities,
    ],
    ["a provider with a space", ofEntity({ ProviderId: "the provider" }), InvalidArgument],
    [
      "eleven field patterns",
      ofEntity({ FieldPatterns: list(..."abcdefghijk") }),
      TooManyFieldLevelEncryptionFieldPatterns,
    ],
    ["a pattern with a star in the middle", ofEntity({ FieldPatterns: list("a*b") }), InvalidArgument],
    ["an empty pattern", ofEntity({ FieldPatterns: list("") }), InvalidArgument],
    ["patterns that overlap", ofEntity({ FieldPatterns: list("ABC*", "AB*") }), InvalidArgument],
    ["a pattern that matches a field", ofEntity({ FieldPatterns: list("AB", "A*") }), InvalidArgument],
    ["a field twice", ofEntity({ FieldPatterns: list("a", "a") }), InvalidArgument],
  ] as const)("refuses %s", async (_, changes, Exception) => {
    const creating = create(open({ references: "any" }), changes);
    await expectException(creating, Exception, { status: 400 });
  });

  it("accepts fields of the same beginning and of other case", async () => {
    const FieldPatterns = list("card", "Card", "card[0].number*", "c".repeat(128));
    const EncryptionEntities = list(makeEntity({ FieldPatterns }));
    const { FieldLevelEncryptionProfile } = await create(open({ references: "any" }), { EncryptionEntities });
    expect(FieldLevelEncryptionProfile?.FieldLevelEncryptionProfileConfig).toEqual(
      makeProfileConfig({ EncryptionEntities }),
    );
  });

  it("refuses a public key that does not exist, and one that is not an RSA key", async () => {
    const opened = open();
    await expectException(create(opened), NoSuchPublicKey, { status: 404 });
    const { publicKey } = opened.cloudfront.seed;
    const ecdsa = publicKey({ config: { EncodedKey: ecdsaKey } });
    const broken = publicKey({ config: { EncodedKey: "no key" } });
    for (const { id } of [ecdsa, broken]) {
      const creating = create(opened, ofEntity({ PublicKeyId: id }));
      await expectException(creating, InvalidArgument, { status: 400, message: id });
    }
    const rsa = publicKey({ config: { EncodedKey: rsaKey } });
    await create(opened, ofEntity({ PublicKeyId: rsa.id }));
  });

  it("refuses the name of another profile", async () => {
    const opened = open({ references: "any" });
    await create(opened);
    const again = create(opened, { CallerReference: "second" });
    await expectException(again, FieldLevelEncryptionProfileAlreadyExists, { status: 409 });
  });

  it("fills in an empty comment", async () => {
    const { FieldLevelEncryptionProfile } = await create(open({ references: "any" }), { Comment: undefined });
    expect(FieldLevelEncryptionProfile?.FieldLevelEncryptionProfileConfig?.Comment).toBe("");
  });

  it("keeps the public key from being deleted", async () => {
    const opened = open();
    const { id, etag } = opened.cloudfront.seed.publicKey({ config: { EncodedKey: rsaKey } });
    const { FieldLevelEncryptionProfile } = await create(opened, ofEntity({ PublicKeyId: id }));
    const deleting = opened.client.send(new DeletePublicKeyCommand({ Id: id, IfMatch: etag }));
    const { cause } = await expectException(deleting, PublicKeyInUse, { status: 409 });
    expect(String(cause)).toContain(FieldLevelEncryptionProfile?.Id);
  });
});

describe.each(interceptionModes)("UpdateFieldLevelEncryptionProfile ($name)", ({ open }) => {
  it("refuses another caller reference, and the name of another profile", async () => {
    const opened = open({ references: "any" });
    await create(opened, { Name: "other", CallerReference: "other" });
    const { FieldLevelEncryptionProfile, ETag } = await create(opened);
    const update = (changes: Partial<FieldLevelEncryptionProfileConfig>) =>
      opened.client.send(
        new UpdateFieldLevelEncryptionProfileCommand({
          Id: FieldLevelEncryptionProfile?.Id,
          IfMatch: ETag,
          FieldLevelEncryptionProfileConfig: makeProfileConfig(changes),
        }),
      );
    await expectException(update({ CallerReference: "another", Name: "" }), IllegalUpdate, { status: 400 });
    const renaming = update({ Name: "other" });
    await expectException(renaming, FieldLevelEncryptionProfileAlreadyExists, { status: 409 });
    await update({ Name: "renamed" });
  });
});

describe.each(interceptionModes)("ListFieldLevelEncryptionProfiles ($name)", ({ open }) => {
  it("answers with flat summaries, without caller references", async () => {
    const opened = open({ references: "any" });
    const { FieldLevelEncryptionProfile: profile } = await create(opened);
    const { FieldLevelEncryptionProfileList } = await opened.client.send(
      new ListFieldLevelEncryptionProfilesCommand({}),
    );
    const { CallerReference: _, ...config } = makeProfileConfig();
    expect(FieldLevelEncryptionProfileList).toEqual({
      MaxItems: 100,
      Quantity: 1,
      Items: [{ Id: profile?.Id, LastModifiedTime: profile?.LastModifiedTime, ...config }],
    });
  });
});
