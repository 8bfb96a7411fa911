import { AccessDenied$, NoSuchResource$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";

/**
 * Accepts the ARN of any resource of the mock.
 * assumed: an ARN of another account is rejected with AccessDenied, whether or not it exists. The messages are ours.
 */
export function assertTaggable(arn: string, { store, accountId }: Context): void {
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
