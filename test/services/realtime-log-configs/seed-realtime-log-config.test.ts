import { GetRealtimeLogConfigCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";

describe.each(interceptionModes)("seed.realtimeLogConfig ($name)", ({ open }) => {
  it("creates a configuration that the service returns", async () => {
    const { client, cloudfront } = open({ quotas: { realtimeLogConfigs: 0 } });
    const { arn } = cloudfront.seed.realtimeLogConfig({ name: "logs", fields: ["c-ip", "timestamp"] });
    const { RealtimeLogConfig } = await client.send(new GetRealtimeLogConfigCommand({ Name: "logs" }));
    expect(RealtimeLogConfig).toMatchObject({ ARN: arn, SamplingRate: 100, Fields: ["timestamp", "c-ip"] });
  });

  it("refuses a name that is missing or taken, and unknown members", () => {
    const { seed } = open().cloudfront;
    seed.realtimeLogConfig({ name: "logs" });
    const refusal = (message: RegExp) =>
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringMatching(message) });
    const creating = (given: object) => () => seed.realtimeLogConfig(given as never);
    expect(creating({})).toThrow(refusal(/needs a name/));
    expect(creating({ name: "logs" })).toThrow(refusal(/named "logs" already/));
    expect(creating({ name: "a", id: "b" })).toThrow(refusal(/no option "id"/));
  });
});
