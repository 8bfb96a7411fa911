import { CreateInvalidationCommand, type CreateInvalidationCommandInput } from "@aws-sdk/client-cloudfront";

/** A valid invalidation of some paths; each has a caller reference of its own. */
export function invalidate(
  DistributionId: string,
  paths: readonly string[] = ["/*"],
  CallerReference = `${++references}`,
): CreateInvalidationCommand {
  const input: CreateInvalidationCommandInput = {
    DistributionId,
    InvalidationBatch: { CallerReference, Paths: { Quantity: paths.length, Items: [...paths] } },
  };
  return new CreateInvalidationCommand(input);
}

let references = 0;
