import type { CreateRealtimeLogConfigCommandInput } from "@aws-sdk/client-cloudfront";

export const kinesis = {
  StreamType: "Kinesis",
  KinesisStreamConfig: {
    RoleARN: "arn:aws:iam::123456789012:role/logs",
    StreamARN: "arn:aws:kinesis:us-east-1:123456789012:stream/logs",
  },
};

/** A valid CreateRealtimeLogConfig input, with some members changed. */
export function makeRealtimeLogConfig(
  changes: Partial<CreateRealtimeLogConfigCommandInput> = {},
): CreateRealtimeLogConfigCommandInput {
  return {
    Name: "logs",
    SamplingRate: 10,
    EndPoints: [kinesis],
    Fields: ["timestamp", "sc-status"],
    ...changes,
  };
}
