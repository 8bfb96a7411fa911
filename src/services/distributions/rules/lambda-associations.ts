import {
  InvalidLambdaFunctionAssociation$,
  type LambdaFunctionAssociation,
  TooManyDistributionsWithLambdaAssociations$,
  TooManyDistributionsWithSingleFunctionARN$,
  TooManyLambdaFunctionAssociations$,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../../sdk/operation.ts";
import { ServiceError } from "../../../sdk/service-error.ts";
import { type Config, getLambdaArns, getLambdaAssociations } from "../config.ts";
import { distributions, indexKeys } from "../table.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the Lambda@Edge functions of all cache behaviors. That they exist is not checked. */
export function assertValidLambdaAssociations(config: Config, write: ConfigWrite): void {
  const associations = getLambdaAssociations(config);
  for (const association of associations) {
    assertValidAssociation(association);
  }
  if (associations.length > 0) {
    assertQuotas(config, write);
  }
}

interface AssociationRule {
  readonly isBroken: (association: Present<LambdaFunctionAssociation>) => boolean;
  readonly message: (arn: string) => string;
}

/** The rules for one association, in the order of their checks. */
const associationRules: readonly AssociationRule[] = [
  {
    // seen: the message (terraform-aws-hugo 43, 44)
    isBroken: ({ LambdaFunctionARN }) => !/:\d+$/.test(LambdaFunctionARN),
    message: (arn) =>
      "The function ARN must reference a specific function version. " +
      `(The ARN must end with the version number.) ARN: ${arn}`,
  },
  {
    // seen: the message (serverless-plugin-cloudfront-lambda-edge 72, lambdaedge-openidconnect-samples 60)
    isBroken: ({ LambdaFunctionARN }) => !/^arn:[^:]+:lambda:us-east-1:/.test(LambdaFunctionARN),
    message: (arn) => `The function must be in region 'us-east-1'. ARN: ${arn}`,
  },
  {
    isBroken: ({ LambdaFunctionARN }) =>
      !/^arn:[^:]+:lambda:[^:]+:\d{12}:function:[^:]+:\d+$/.test(LambdaFunctionARN),
    message: (arn) => `The function ARN is not valid. ARN: ${arn}`,
  },
  {
    // The API reference: only request events have a body. assumed: code and message
    isBroken: ({ IncludeBody, EventType }) => Boolean(IncludeBody) && EventType.endsWith("-response"),
    message: (arn) => `IncludeBody is not allowed for response events. ARN: ${arn}`,
  },
];

function assertValidAssociation(association: Present<LambdaFunctionAssociation>): void {
  const broken = associationRules.find(({ isBroken }) => isBroken(association));
  if (broken) {
    throw new ServiceError(InvalidLambdaFunctionAssociation$, broken.message(association.LambdaFunctionARN));
  }
}

// The messages of the API model: the service's own were never seen in public

function assertQuotas(config: Config, { context: { store, quotas }, current }: ConfigWrite): void {
  const table = store.table(distributions);
  const arns = getLambdaArns(config);
  if (arns.length > quotas.lambdaFunctionsPerDistribution) {
    throw new ServiceError(
      TooManyLambdaFunctionAssociations$,
      "Your request contains more Lambda@Edge function associations than are allowed per distribution.",
      `The distribution has ${arns.length} functions; it may have ${quotas.lambdaFunctionsPerDistribution}.`,
    );
  }
  const had = current ? getLambdaArns(current.config) : [];
  if (had.length === 0 && table.rows(indexKeys.withLambda).size >= quotas.distributionsWithLambdaFunctions) {
    throw new ServiceError(
      TooManyDistributionsWithLambdaAssociations$,
      "Processing your request would cause the maximum number of distributions with Lambda@Edge function associations " +
        "per owner to be exceeded.",
      `The quota is ${quotas.distributionsWithLambdaFunctions} distributions.`,
    );
  }
  const full = arns.find(
    (arn) =>
      !had.includes(arn) && table.rows(indexKeys.byLambda(arn)).size >= quotas.distributionsPerLambdaFunction,
  );
  if (full !== undefined) {
    throw new ServiceError(
      TooManyDistributionsWithSingleFunctionARN$,
      "The maximum number of distributions have been associated with the specified Lambda@Edge function.",
      `${full} is associated with ${quotas.distributionsPerLambdaFunction} distributions.`,
    );
  }
}
