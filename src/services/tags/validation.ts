import { AccessDenied$, NoSuchResource$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { invalidArgument } from "../text-checks.ts";

interface ArnRule {
  readonly part: "partition" | "service" | "region" | "account";
  readonly index: number;
  readonly pattern: RegExp;
  readonly expected: string;
}

/** The parts of an ARN of CloudFront, in the order of their checks. */
const arnRules: readonly ArnRule[] = [
  { part: "partition", index: 1, pattern: /^aws(-cn)?$/, expected: "aws or aws-cn" },
  { part: "service", index: 2, pattern: /^cloudfront$/, expected: "cloudfront" },
  { part: "region", index: 3, pattern: /^$/, expected: "empty" },
  { part: "account", index: 4, pattern: /^\d{12}$/, expected: "12 digits" },
];

/**
 * Rejects a malformed ARN.
 * seen: code and message, for a region (mql 7615). assumed: the same form for the other parts
 */
function assertArn(arn: string): void {
  const parts = arn.split(":");
  if (parts[0] !== "arn" || parts.length < 6) {
    throw invalidArgument(
      `Invalid ARN: ${arn}`,
      "Give an ARN such as arn:aws:cloudfront::123456789012:function/NAME.",
    );
  }
  for (const { part, index, pattern, expected } of arnRules) {
    const received = parts[index] ?? "";
    if (!pattern.test(received)) {
      throw invalidArgument(
        `Invalid ${part} (received: ${received === "" ? "empty" : received}, expected ${expected})`,
        `The resource is ${arn}.`,
      );
    }
  }
}

/**
 * Accepts the ARN of any resource of the mock.
 * assumed: an ARN of another account is rejected with AccessDenied, whether or not it exists. The messages are ours.
 */
export function assertTaggable(arn: string, { store, accountId }: Context): void {
  assertArn(arn);
  const account = arn.split(":")[4];
  if (account !== accountId) {
    throw new ServiceError(
      AccessDenied$,
      `${arn} is of the account ${account}; the caller's is ${accountId}.`,
    );
  }
  if (!store.hasArn(arn)) {
    throw new ServiceError(NoSuchResource$, `There is no resource ${arn}.`);
  }
}
