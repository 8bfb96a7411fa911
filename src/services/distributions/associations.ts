import {
  type CacheBehavior,
  type DefaultCacheBehavior,
  InvalidArgument$,
  InvalidFunctionAssociation$,
  InvalidLambdaFunctionAssociation$,
  TooManyDistributionsWithFunctionAssociations$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { isPublished } from "../functions/table.ts";
import { type Config, getBehaviors, getFunctionArns } from "./record.ts";
import { distributions, indexKeys } from "./table.ts";

type Behavior = Present<DefaultCacheBehavior> | Present<CacheBehavior>;

/** Which functions may stand where. `id`: the distribution that is updated, where it is there already. */
export function assertValidAssociations(config: Config, context: Context, id?: string): void {
  for (const behavior of getBehaviors(config)) {
    assertOnePerEvent(behavior);
    assertLambdaVersions(behavior);
    assertOneKindAtViewer(behavior);
  }
  for (const arn of getFunctionArns(config)) {
    assertPublished(arn, context);
    assertWithinFunctionQuota(arn, context, id);
  }
}

function assertOnePerEvent({ FunctionAssociations, LambdaFunctionAssociations }: Behavior): void {
  const functionAt = new Map<string, string>();
  for (const { EventType, FunctionARN } of FunctionAssociations?.Items ?? []) {
    const other = functionAt.get(EventType);
    if (other !== undefined) {
      throw createDuplicateEventError(EventType, other, FunctionARN);
    }
    functionAt.set(EventType, FunctionARN);
  }
  const lambdaAt = new Map<string, string>();
  for (const { EventType, LambdaFunctionARN } of LambdaFunctionAssociations?.Items ?? []) {
    const other = functionAt.get(EventType) ?? lambdaAt.get(EventType);
    if (other !== undefined) {
      throw createDuplicateEventError(EventType, other, LambdaFunctionARN);
    }
    lambdaAt.set(EventType, LambdaFunctionARN);
  }
}

/**
 * seen: the text, for a function and a Lambda (sst 2822, 3696), where its end is no sentence but the service's
 * objects. assumed: the code, which CloudFormation hides.
 */
function createDuplicateEventError(event: string, first: string, second: string): ServiceError {
  return new ServiceError(
    InvalidFunctionAssociation$,
    "The event type of a function association must be unique in the cache behavior. " +
      `Event type ${event} cannot be associated with two functions: ${first} and ${second}`,
  );
}

function assertLambdaVersions({ LambdaFunctionAssociations }: Behavior): void {
  for (const { LambdaFunctionARN: arn } of LambdaFunctionAssociations?.Items ?? []) {
    if (/:\d+$/.test(arn)) {
      continue;
    }
    // seen: the text (terraform-aws-hugo 43, 44)
    throw new ServiceError(
      InvalidLambdaFunctionAssociation$,
      "The function ARN must reference a specific function version. " +
        `(The ARN must end with the version number.) ARN: ${arn}`,
    );
  }
}

/** The guide: CloudFront Functions and Lambda@Edge do not meet at viewer events, not even at different ones. */
function assertOneKindAtViewer({ FunctionAssociations, LambdaFunctionAssociations }: Behavior): void {
  const [edge] = FunctionAssociations?.Items ?? [];
  const lambda = LambdaFunctionAssociations?.Items?.find(({ EventType }) => EventType.startsWith("viewer-"));
  if (!edge || !lambda) {
    return;
  }
  throw new ServiceError(
    InvalidFunctionAssociation$,
    `The cache behavior has the CloudFront function ${edge.FunctionARN} at ${edge.EventType} and the Lambda function ` +
      `${lambda.LambdaFunctionARN} at ${lambda.EventType}; at viewer events it may have one kind of them.`,
  );
}

/** seen: the code, and of the text its first words and its last; between them it is ours */
function assertPublished(arn: string, { store }: Context): void {
  if (isPublished(store, arn)) {
    return;
  }
  throw new ServiceError(
    InvalidArgument$,
    `The parameter FunctionAssociationArn is invalid. The function ${arn} was not found or is not published.`,
    "Publish a function before it is associated: PublishFunction, or seed.function({ publish: true }).",
  );
}

function assertWithinFunctionQuota(arn: string, { store, quotas }: Context, id: string | undefined): void {
  const attached = store.table(distributions).rows(indexKeys.byFunction(arn));
  if (attached.size < quotas.distributionsPerFunction) {
    return;
  }
  if ([...attached].some(({ record }) => record.id === id)) {
    return;
  }
  throw new ServiceError(
    TooManyDistributionsWithFunctionAssociations$,
    `The function ${arn} is associated with ${attached.size} distributions; ` +
      `a function may be associated with ${quotas.distributionsPerFunction}.`,
  );
}
