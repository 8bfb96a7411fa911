import { isObject } from "../../values/is-object.ts";

/** The conditions of a signed policy. */
export interface SignedPolicy {
  /** The URL with wildcards. Undefined allows every URL. */
  readonly resource: string | undefined;
  /** The end, in seconds since 1970. */
  readonly dateLessThan: number;
  /** The start, in seconds since 1970. */
  readonly dateGreaterThan: number | undefined;
  /** An IPv4 address or a range in CIDR form. */
  readonly sourceIp: string | undefined;
}

/** Returns the text that a canned policy stands for. AWS developer guide, "Create a signed URL using a canned policy" */
export function createCannedPolicy(url: string, expires: string): string {
  return `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`;
}

/**
 * assumed: the greatest time of a policy, 2038-01-19 (F 3.12). seen: a time in milliseconds is a malformed policy (issue 2236 of
 * aws/aws-sdk-js)
 */
const maxEpochTime = 2 ** 31 - 1;

/**
 * Returns a signed policy, or what is wrong with its JSON.
 *
 * AWS developer guide, "Create a signed URL using a custom policy": one statement, and names exactly as specified.
 * seen: a statement that is not in a list is malformed (Stack Overflow 43021554)
 * assumed: other members are refused, since the guide accepts no abbreviations (F 3.12)
 */
export function parseSignedPolicy(json: string): SignedPolicy | string {
  const policy = parseJson(json);
  const statements = isObject(policy) ? policy.Statement : undefined;
  if (!Array.isArray(statements)) {
    return 'The policy is not JSON of the form {"Statement":[{"Resource":…,"Condition":{…}}]}.';
  }
  const [statement] = statements as readonly unknown[];
  if (statements.length !== 1 || !isObject(statement)) {
    return `The policy has ${statements.length} statements; CloudFront takes exactly one.`;
  }
  const { Resource, Condition, ...others } = statement;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    return `The statement has the member ${other}; it may have Resource and Condition.`;
  }
  if (Resource !== undefined && typeof Resource !== "string") {
    return "Resource is not a string.";
  }
  return isObject(Condition)
    ? parseCondition(Condition, Resource)
    : "The statement has no Condition; DateLessThan is required.";
}

function parseCondition(
  condition: Readonly<Record<string, unknown>>,
  resource: string | undefined,
): SignedPolicy | string {
  const { DateLessThan, DateGreaterThan, IpAddress, ...others } = condition;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    return `Condition has the member ${other}; it may have DateLessThan, DateGreaterThan and IpAddress.`;
  }
  const dateLessThan = getMember(DateLessThan, "AWS:EpochTime");
  if (!isEpochTime(dateLessThan)) {
    return describeTime("DateLessThan");
  }
  const dateGreaterThan = getMember(DateGreaterThan, "AWS:EpochTime");
  if (DateGreaterThan !== undefined && !isEpochTime(dateGreaterThan)) {
    return describeTime("DateGreaterThan");
  }
  const sourceIp = getMember(IpAddress, "AWS:SourceIp");
  if (IpAddress !== undefined && typeof sourceIp !== "string") {
    return 'IpAddress must be {"AWS:SourceIp":"192.0.2.0/24"}.';
  }
  return {
    resource,
    dateLessThan,
    dateGreaterThan: dateGreaterThan as number | undefined,
    sourceIp: sourceIp as string | undefined,
  };
}

function describeTime(member: string): string {
  return (
    `${member} must be {"AWS:EpochTime":1767225600}: a whole number of seconds, without quotation marks and at ` +
    `most ${maxEpochTime}.`
  );
}

function isEpochTime(time: unknown): time is number {
  return typeof time === "number" && Number.isInteger(time) && time >= 0 && time <= maxEpochTime;
}

function getMember(value: unknown, name: string): unknown {
  return isObject(value) && Object.keys(value).length === 1 ? value[name] : undefined;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
