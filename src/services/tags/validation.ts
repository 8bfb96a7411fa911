import { AccessDenied$, NoSuchResource$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";

/**
 * Any resource of the mock that has an ARN can be tagged.
 * assumed: another account's ARN is answered with AccessDenied, since whether it exists is not for us to know. The
 * texts are ours.
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
