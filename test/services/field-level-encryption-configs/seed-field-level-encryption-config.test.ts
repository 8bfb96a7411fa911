import { GetFieldLevelEncryptionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";

describe.each(interceptionModes)("seed.fieldLevelEncryptionConfig ($name)", ({ open }) => {
  it("creates a configuration that the service returns", async () => {
    const { client, cloudfront } = open({ quotas: { fieldLevelEncryptionConfigs: 0 } });
    const { id, etag } = cloudfront.seed.fieldLevelEncryptionConfig({ config: { Comment: "for cards" } });
    const { FieldLevelEncryption, ETag } = await client.send(new GetFieldLevelEncryptionCommand({ Id: id }));
    expect(ETag).toBe(etag);
    expect(FieldLevelEncryption?.FieldLevelEncryptionConfig).toEqual({
      CallerReference: id,
      Comment: "for cards",
    });
  });

  it("refuses an id and a caller reference that are taken, and unknown members", () => {
    const { seed } = open().cloudfront;
    seed.fieldLevelEncryptionConfig({ id: "C1" });
    const refusal = (message: RegExp) =>
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringMatching(message) });
    const creating = (given: object) => () => seed.fieldLevelEncryptionConfig(given);
    expect(creating({ id: "C1" })).toThrow(refusal(/with the id "C1" already/));
    expect(creating({ config: { CallerReference: "C1" } })).toThrow(refusal(/with the reference C1 already/));
    expect(creating({ name: "a" })).toThrow(refusal(/no option "name"/));
  });
});
