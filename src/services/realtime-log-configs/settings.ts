import type { EndPoint } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import { invalidArgument } from "../text-checks.ts";
import { assertValidFields, sortFields } from "./fields.ts";
import type { RealtimeLogConfigRecord } from "./table.ts";

/** The members that an update replaces. */
export interface Settings {
  readonly EndPoints: readonly Present<EndPoint>[];
  readonly Fields: readonly string[];
  readonly SamplingRate: number;
}

/** Throws if the settings have values that the service does not allow. assumed: code and messages */
export function assertValidSettings({ EndPoints, Fields, SamplingRate }: Settings): void {
  // The API model: a whole number from 1 to 100
  if (!(Number.isInteger(SamplingRate) && SamplingRate >= 1 && SamplingRate <= 100)) {
    throw invalidArgument(
      `The parameter SamplingRate is ${SamplingRate}; it must be a whole number from 1 to 100.`,
    );
  }
  const [endPoint] = EndPoints;
  if (!endPoint || EndPoints.length > 1) {
    throw invalidArgument(`The parameter EndPoints has ${EndPoints.length} data streams; it must have one.`);
  }
  assertValidEndPoint(endPoint);
  assertValidFields(Fields);
}

const arnPatterns = {
  RoleARN: /^arn:aws(?:-cn)?:iam::\d{12}:role\/.+$/,
  StreamARN: /^arn:aws(?:-cn)?:kinesis:[a-z0-9-]+:\d{12}:stream\/.+$/,
} as const;

/** The API model: Kinesis is the only type of stream. */
function assertValidEndPoint({ StreamType, KinesisStreamConfig }: Present<EndPoint>): void {
  if (StreamType !== "Kinesis") {
    throw invalidArgument(`The parameter StreamType is '${StreamType}'; it must be 'Kinesis'.`);
  }
  if (!KinesisStreamConfig) {
    throw invalidArgument("The parameter KinesisStreamConfig is required.");
  }
  for (const member of ["RoleARN", "StreamARN"] as const) {
    const arn = KinesisStreamConfig[member];
    if (!arnPatterns[member].test(arn)) {
      throw invalidArgument(
        `The parameter ${member} is not valid: '${arn}'.`,
        "Give a role such as arn:aws:iam::123456789012:role/logs, and a data stream such as " +
          "arn:aws:kinesis:us-east-1:123456789012:stream/logs.",
      );
    }
  }
}

/** Returns the members of a record that the settings set. */
export function toRecordMembers({
  EndPoints,
  Fields,
  SamplingRate,
}: Settings): Pick<RealtimeLogConfigRecord, "samplingRate" | "endPoints" | "fields"> {
  return { samplingRate: SamplingRate, endPoints: EndPoints, fields: sortFields(Fields) };
}
