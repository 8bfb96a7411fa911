import { CreateInvalidationCommand, type CreateInvalidationCommandInput } from "@aws-sdk/client-cloudfront";

/** Creates a valid invalidation of some paths, with a unique caller reference. */
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
