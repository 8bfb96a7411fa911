import {
  CloudFrontServiceException,
  CreateDistributionCommand,
  CreateFieldLevelEncryptionConfigCommand,
  DeleteFieldLevelEncryptionConfigCommand,
  type FieldLevelEncryptionConfig,
  FieldLevelEncryptionConfigAlreadyExists,
  FieldLevelEncryptionConfigInUse,
  GetFieldLevelEncryptionCommand,
  GetFieldLevelEncryptionConfigCommand,
  IllegalUpdate,
  InconsistentQuantities,
  InvalidArgument,
  ListFieldLevelEncryptionConfigsCommand,
  NoSuchFieldLevelEncryptionConfig,
  NoSuchFieldLevelEncryptionProfile,
  QueryArgProfileEmpty,
  TooManyDistributionsAssociatedToFieldLevelEncryptionConfig,
  TooManyFieldLevelEncryptionConfigs,
  TooManyFieldLevelEncryptionContentTypeProfiles,
  TooManyFieldLevelEncryptionQueryArgProfiles,
  UpdateFieldLevelEncryptionConfigCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior, makeDistribution } from "../../support/make-distribution.ts";
import { list, makeEncryptionConfig } from "../../support/make-field-level-encryption.ts";
import { testConfigurationResource, useInDistribution } from "../../support/test-configuration-resource.ts";

testConfigurationResource<FieldLevelEncryptionConfig>({
  member: "FieldLevelEncryption",
  table: "fieldLevelEncryptionConfigs",
  create: CreateFieldLevelEncryptionConfigCommand,
  get: GetFieldLevelEncryptionCommand,
  getConfig: GetFieldLevelEncryptionConfigCommand,
  update: UpdateFieldLevelEncryptionConfigCommand,
  delete: DeleteFieldLevelEncryptionConfigCommand,
  list: ListFieldLevelEncryptionConfigsCommand,
  listMember: "FieldLevelEncryptionList",
  idOfItem: ({ Id }) => Id,
  makeConfig: (n) => makeEncryptionConfig({ CallerReference: `reference-${n}` }),
  changeConfig: (config) => ({ ...config, Comment: "changed" }),
  invalidConfig: makeEncryptionConfig({ CallerReference: "reference-1", Comment: "c".repeat(129) }),
  options: { references: "any" },
  absent: NoSuchFieldLevelEncryptionConfig,
  alreadyExists: FieldLevelEncryptionConfigAlreadyExists,
  inUse: FieldLevelEncryptionConfigInUse,
  quotaExceeded: TooManyFieldLevelEncryptionConfigs,
  quota: "fieldLevelEncryptionConfigs",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/field-level-encryption\/C/,
  id: /^C[0-9A-Z]{8,13}$/,
  canRename: false,
  use: (opened, FieldLevelEncryptionId) =>
    useInDistribution(opened, {
      DefaultCacheBehavior: makeBehavior({ TargetOriginId: "origin", FieldLevelEncryptionId }),
    }),
});

function create({ client }: OpenedMock, changes: Partial<FieldLevelEncryptionConfig> = {}) {
  return client.send(
    new CreateFieldLevelEncryptionConfigCommand({
      FieldLevelEncryptionConfig: makeEncryptionConfig(changes),
    }),
  );
}

/** Maps query arguments to profiles. */
function withQueryArgs(...items: [QueryArg: string, ProfileId: string][]) {
  const QueryArgProfiles = list(...items.map(([QueryArg, ProfileId]) => ({ QueryArg, ProfileId })));
  return { QueryArgProfileConfig: { ForwardWhenQueryArgProfileIsUnknown: false, QueryArgProfiles } };
}

/** Maps types of content to a profile. */
function withContentTypes(...types: string[]) {
  const items = types.map((ContentType) => ({ Format: "URLEncoded" as const, ProfileId: "P1", ContentType }));
  return {
    ContentTypeProfileConfig: { ForwardWhenContentTypeIsUnknown: false, ContentTypeProfiles: list(...items) },
  };
}

const form = "application/x-www-form-urlencoded";

describe.each(interceptionModes)("CreateFieldLevelEncryptionConfig ($name)", ({ open }) => {
  it("refuses a Quantity that differs before all else", async () => {
    const { QueryArgProfileConfig } = makeEncryptionConfig();
    const creating = create(open(), {
      Comment: "c".repeat(129),
      QueryArgProfileConfig: {
        ForwardWhenQueryArgProfileIsUnknown: true,
        QueryArgProfiles: { Quantity: 0, Items: QueryArgProfileConfig?.QueryArgProfiles?.Items },
      },
    });
    await expectException(creating, InconsistentQuantities, { status: 400 });
  });

  const six = withQueryArgs(...[..."abcdef"].map((arg): [string, string] => [arg, ""]));
  it.each([
    ["six query arguments", six, TooManyFieldLevelEncryptionQueryArgProfiles],
    ["a query argument without a profile", withQueryArgs(["", ""]), QueryArgProfileEmpty],
    ["an empty query argument", withQueryArgs(["", "P1"]), InvalidArgument],
    ["a query argument of 129 characters", withQueryArgs(["q".repeat(129), "P1"]), InvalidArgument],
    ["two types of content", withContentTypes(form, form), TooManyFieldLevelEncryptionContentTypeProfiles],
    ["JSON", withContentTypes("application/json"), InvalidArgument],
  ] as const)("refuses %s", async (_, changes, Exception) => {
    await expectException(create(open({ references: "any" }), changes), Exception, { status: 400 });
  });

  it("refuses an unknown format as the wire parser does", async () => {
    const { ContentTypeProfileConfig } = withContentTypes(form);
    const [item] = ContentTypeProfileConfig.ContentTypeProfiles.Items;
    const ContentTypeProfiles = list({ ...item, Format: "JSON" as never, ContentType: form });
    const creating = create(open(), {
      ContentTypeProfileConfig: { ...ContentTypeProfileConfig, ContentTypeProfiles },
    });
    await expectException(creating, CloudFrontServiceException, { name: "MalformedXML" });
  });

  it("refuses profiles that do not exist", async () => {
    const opened = open();
    await expectException(create(opened), NoSuchFieldLevelEncryptionProfile, { status: 404 });
    const { id } = opened.cloudfront.seed.fieldLevelEncryptionProfile({ id: "P1" });
    expect(id).toBe("P1");
    await create(opened);
  });

  // seen: an empty list comes back with Items (the AWS CLI's examples)
  it("fills in an empty comment and empty lists", async () => {
    const { FieldLevelEncryption } = await create(open(), {
      Comment: undefined,
      QueryArgProfileConfig: { ForwardWhenQueryArgProfileIsUnknown: true },
      ContentTypeProfileConfig: { ForwardWhenContentTypeIsUnknown: true },
    });
    expect(FieldLevelEncryption?.FieldLevelEncryptionConfig).toEqual({
      CallerReference: "first",
      Comment: "",
      QueryArgProfileConfig: {
        ForwardWhenQueryArgProfileIsUnknown: true,
        QueryArgProfiles: { Quantity: 0, Items: [] },
      },
      ContentTypeProfileConfig: {
        ForwardWhenContentTypeIsUnknown: true,
        ContentTypeProfiles: { Quantity: 0, Items: [] },
      },
    });
  });
});

describe.each(interceptionModes)("UpdateFieldLevelEncryptionConfig ($name)", ({ open }) => {
  it("refuses another caller reference before an invalid configuration", async () => {
    const opened = open({ references: "any" });
    const { FieldLevelEncryption, ETag } = await create(opened);
    const updating = opened.client.send(
      new UpdateFieldLevelEncryptionConfigCommand({
        Id: FieldLevelEncryption?.Id,
        IfMatch: ETag,
        FieldLevelEncryptionConfig: makeEncryptionConfig({ CallerReference: "a", Comment: "c".repeat(129) }),
      }),
    );
    await expectException(updating, IllegalUpdate, { status: 400 });
  });
});

describe.each(interceptionModes)("ListFieldLevelEncryptionConfigs ($name)", ({ open }) => {
  it("answers with flat summaries, without caller references", async () => {
    const opened = open({ references: "any" });
    const { FieldLevelEncryption: created } = await create(opened);
    const { FieldLevelEncryptionList } = await opened.client.send(
      new ListFieldLevelEncryptionConfigsCommand({}),
    );
    const { CallerReference: _, ...config } = makeEncryptionConfig();
    expect(FieldLevelEncryptionList?.Items).toEqual([
      { Id: created?.Id, LastModifiedTime: created?.LastModifiedTime, ...config },
    ]);
  });
});

describe.each(interceptionModes)("FieldLevelEncryptionId of a distribution ($name)", ({ open }) => {
  const createWith = ({ client }: OpenedMock, FieldLevelEncryptionId: string, CallerReference = "first") => {
    const methods = ["HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH"] as const;
    const AllowedMethods = list(...methods);
    const DefaultCacheBehavior = makeBehavior({ FieldLevelEncryptionId, AllowedMethods });
    return client.send(
      new CreateDistributionCommand(makeDistribution({ CallerReference, DefaultCacheBehavior })),
    );
  };

  it("must exist, and is limited to a number of distributions", async () => {
    const opened = open({ quotas: { distributionsPerFieldLevelEncryptionConfig: 1 } });
    await expectException(createWith(opened, "C0"), NoSuchFieldLevelEncryptionConfig, { status: 404 });
    const { id } = opened.cloudfront.seed.fieldLevelEncryptionConfig();
    await createWith(opened, id);
    await expectException(
      createWith(opened, id, "second"),
      TooManyDistributionsAssociatedToFieldLevelEncryptionConfig,
      { status: 400 },
    );
  });
});
