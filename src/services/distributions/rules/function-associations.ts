import {
  InvalidArgument$,
  InvalidFunctionAssociation$,
  TooManyDistributionsWithFunctionAssociations$,
} from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { isPublished } from "../../functions/table.ts";
import { type Behavior, type Config, getBehaviors, getFunctionArns } from "../config.ts";
import { distributions, indexKeys } from "../table.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the events of all associated functions, and that associated CloudFront functions are published. */
export function assertValidFunctionAssociations(config: Config, write: ConfigWrite): void {
  for (const behavior of getBehaviors(config)) {
    assertOnePerEvent(behavior);
    assertOneKindAtViewer(behavior);
  }
  for (const arn of getFunctionArns(config)) {
    assertPublished(arn, write);
    assertWithinFunctionQuota(arn, write);
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
 * Creates the error for two functions at one event.
 * seen: the message, for a function and a Lambda function (sst 2822, 3696), except its end, which prints objects of the
 * service. assumed: the code, which CloudFormation hides
 */
function createDuplicateEventError(event: string, first: string, second: string): ServiceError {
  return new ServiceError(
    InvalidFunctionAssociation$,
    "The event type of a function association must be unique in the cache behavior. " +
      `Event type ${event} cannot be associated with two functions: ${first} and ${second}`,
  );
}

/** AWS developer guide: a cache behavior has either CloudFront functions or Lambda functions at its viewer events. */
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

/** seen: the code, and the first and the last words of the message */
function assertPublished(arn: string, { context: { store } }: ConfigWrite): void {
  if (isPublished(store, arn)) {
    return;
  }
  throw new ServiceError(
    InvalidArgument$,
    `The parameter FunctionAssociationArn is invalid. The function ${arn} was not found or is not published.`,
    "Publish a function before it is associated: PublishFunction, or seed.function({ publish: true }).",
  );
}

function assertWithinFunctionQuota(arn: string, { context: { store, quotas }, current }: ConfigWrite): void {
  const attached = store.table(distributions).rows(indexKeys.byFunction(arn));
  if (attached.size < quotas.distributionsPerFunction) {
    return;
  }
  if ([...attached].some(({ record }) => record.id === current?.id)) {
    return;
  }
  throw new ServiceError(
    TooManyDistributionsWithFunctionAssociations$,
    `The function ${arn} is associated with ${attached.size} distributions; ` +
      `a function may be associated with ${quotas.distributionsPerFunction}.`,
  );
}
