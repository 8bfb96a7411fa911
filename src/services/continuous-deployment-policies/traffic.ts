import type {
  ContinuousDeploymentSingleHeaderConfig,
  ContinuousDeploymentSingleWeightConfig,
  SessionStickinessConfig,
  TrafficConfig,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import { invalidArgument } from "../text-checks.ts";

// The limits are those of the API model, and of AWS::CloudFront::ContinuousDeploymentPolicy for the lengths of headers.
// assumed: the code of every refusal and the messages

/** The largest part of the viewer requests that a policy may send to a staging distribution. */
const maxWeight = 0.15;

const headerPrefix = "aws-cf-cd-";

/** Throws if the traffic configuration has values that the service does not allow. */
export function assertValidTraffic(traffic: Present<TrafficConfig>): void {
  const { Type, SingleWeightConfig: weight, SingleHeaderConfig: header } = traffic;
  const [expected, other] = Type === "SingleWeight" ? [weight, header] : [header, weight];
  if (expected === undefined || other !== undefined) {
    throw invalidArgument(
      `The parameter TrafficConfig of the type ${Type} must have ${Type}Config and no other configuration.`,
    );
  }
  if (weight) {
    assertValidWeight(weight);
  }
  if (header) {
    assertValidHeader(header);
  }
}

function assertValidWeight({
  Weight,
  SessionStickinessConfig,
}: Present<ContinuousDeploymentSingleWeightConfig>): void {
  if (!(Weight >= 0 && Weight <= maxWeight)) {
    throw invalidArgument(
      `The parameter Weight is ${Weight}; it must be from 0 to ${maxWeight}.`,
      "Weight is a part of 1: 0.1 sends 10 % of the viewer requests to the staging distribution.",
    );
  }
  if (SessionStickinessConfig) {
    assertValidStickiness(SessionStickinessConfig);
  }
}

function assertValidStickiness({ IdleTTL, MaximumTTL }: Present<SessionStickinessConfig>): void {
  for (const [name, value] of Object.entries({ IdleTTL, MaximumTTL })) {
    if (!(Number.isInteger(value) && value >= 300 && value <= 3600)) {
      throw invalidArgument(`The parameter ${name} is ${value}; it must be from 300 to 3600 seconds.`);
    }
  }
  if (IdleTTL > MaximumTTL) {
    throw invalidArgument(
      `The parameter IdleTTL is ${IdleTTL}; it must not exceed MaximumTTL, which is ${MaximumTTL}.`,
    );
  }
}

function assertValidHeader({ Header, Value }: Present<ContinuousDeploymentSingleHeaderConfig>): void {
  if (!Header.toLowerCase().startsWith(headerPrefix) || Header.length > 256) {
    throw invalidArgument(
      `The parameter Header is '${Header}'; it must begin with ${headerPrefix} and have at most 256 characters.`,
    );
  }
  if (Value.length < 1 || Value.length > 1783) {
    throw invalidArgument(
      `The parameter Value has ${Value.length} characters; it must have 1 to 1783 characters.`,
    );
  }
}
