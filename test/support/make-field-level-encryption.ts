import type {
  EncryptionEntity,
  FieldLevelEncryptionConfig,
  FieldLevelEncryptionProfileConfig,
} from "@aws-sdk/client-cloudfront";

/** A list with its count. */
export function list<Item>(...Items: Item[]): { Quantity: number; Items: Item[] } {
  return { Quantity: Items.length, Items };
}

export function makeEntity(changes: Partial<EncryptionEntity> = {}): EncryptionEntity {
  return {
    PublicKeyId: "K1",
    ProviderId: "payments",
    FieldPatterns: list("card.*", "cvc"),
    ...changes,
  };
}

export function makeProfileConfig(
  changes: Partial<FieldLevelEncryptionProfileConfig> = {},
): FieldLevelEncryptionProfileConfig {
  return {
    Name: "cards",
    CallerReference: "first",
    Comment: "a test",
    EncryptionEntities: list(makeEntity()),
    ...changes,
  };
}

export function makeEncryptionConfig(
  changes: Partial<FieldLevelEncryptionConfig> = {},
): FieldLevelEncryptionConfig {
  return {
    CallerReference: "first",
    Comment: "a test",
    QueryArgProfileConfig: {
      ForwardWhenQueryArgProfileIsUnknown: true,
      QueryArgProfiles: list({ QueryArg: "card", ProfileId: "P1" }),
    },
    ContentTypeProfileConfig: {
      ForwardWhenContentTypeIsUnknown: false,
      ContentTypeProfiles: list({
        Format: "URLEncoded" as const,
        ProfileId: "P1",
        ContentType: "application/x-www-form-urlencoded",
      }),
    },
    ...changes,
  };
}
