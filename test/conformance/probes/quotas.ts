import {
  CreateFieldLevelEncryptionConfigCommand,
  CreateFieldLevelEncryptionProfileCommand,
} from "@aws-sdk/client-cloudfront";
import {
  list,
  makeEncryptionConfig,
  makeEntity,
  makeProfileConfig,
} from "../../support/make-field-level-encryption.ts";
import { assumed, defineProbes, defineRefusal } from "../probe.ts";
import { askWithKey } from "./delivery.ts";

const formProfile = { Format: "URLEncoded" as const, ContentType: "application/x-www-form-urlencoded" };

/** How many of something are allowed, where AWS publishes no number. */
export const quotaProbes = defineProbes("quotas", [
  defineRefusal(
    "a field-level encryption configuration has one type of content",
    assumed("there is one type of content"),
    (name) =>
      new CreateFieldLevelEncryptionConfigCommand({
        FieldLevelEncryptionConfig: makeEncryptionConfig({
          CallerReference: name,
          Comment: name,
          QueryArgProfileConfig: undefined,
          ContentTypeProfileConfig: {
            ForwardWhenContentTypeIsUnknown: false,
            ContentTypeProfiles: list(formProfile, formProfile),
          },
        }),
      }),
    { error: "TooManyFieldLevelEncryptionContentTypeProfiles", status: 400 },
  ),
  {
    ...assumed("AWS developer guide has one public key per profile"),
    does: "a field-level encryption profile has one public key",
    ask: (context) =>
      askWithKey(context, {}, (PublicKeyId) => {
        const Name = context.name();
        const entities = ["card.*", "name.*"].map((pattern) =>
          makeEntity({ PublicKeyId, FieldPatterns: list(pattern) }),
        );
        return new CreateFieldLevelEncryptionProfileCommand({
          FieldLevelEncryptionProfileConfig: makeProfileConfig({
            Name,
            CallerReference: Name,
            EncryptionEntities: list(...entities),
          }),
        });
      }),
    expected: { error: "TooManyFieldLevelEncryptionEncryptionEntities", status: 400 },
  },
]);
