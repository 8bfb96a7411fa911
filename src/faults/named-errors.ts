import type { StaticErrorSchema, StaticOperationSchema } from "@smithy/types";
import { getOperationName, type Sdk } from "../sdk/operation.ts";
import type { CloudFront, KeyValueStore, ServiceApi } from "../sdk/service-api.ts";
import { defineUnmodeledError, type ErrorSchema, getErrorCode, ServiceError } from "../sdk/service-error.ts";

/** The names of the errors that a client package has schemas for. */
type ModeledErrorName<S extends Sdk> = Exclude<
  {
    [K in keyof S]: K extends `${infer Name}$` ? (S[K] extends StaticErrorSchema ? Name : never) : never;
  }[keyof S],
  `${string}ServiceException`
>;

/** An error that any AWS service may raise for any operation, even if its API model does not list it. */
export type GeneralErrorName =
  | "Throttling"
  | "ServiceUnavailable"
  | "InternalError"
  | "AccessDenied"
  | "ExpiredToken";

/** The name of an error of CloudFront or of its key value store. */
export type ErrorName = GeneralErrorName | ModeledErrorName<CloudFront> | ModeledErrorName<KeyValueStore>;

interface GeneralError {
  readonly status: number;
  /** The name in the JSON protocol of the key value store. assumed: formed as that package's own errors are */
  readonly jsonName: string;
  readonly message: (action: string, accountId: string) => string;
}

const generalErrors: Readonly<Record<GeneralErrorName, GeneralError>> = {
  // seen: CreateInvalidation (exercism/website 6121, craft-imager-x 19: status 400, Sender)
  Throttling: { status: 400, jsonName: "ThrottlingException", message: () => "Rate exceeded" },
  // seen: status 503, Receiver (awsdocs/amazon-cloudfront-developer-guide 101, aws-cdk 15891)
  ServiceUnavailable: {
    status: 503,
    jsonName: "ServiceUnavailableException",
    message: () => "CloudFront encountered an internal error. Please try again.",
  },
  // assumed: text and status
  InternalError: {
    status: 500,
    jsonName: "InternalServerException",
    message: () => "We encountered an internal error. Please try again.",
  },
  // seen: GetFunction through CloudFormation, followed by the function's ARN. The user name is ours.
  AccessDenied: {
    status: 403,
    jsonName: "AccessDeniedException",
    message: (action, accountId) =>
      `User: arn:aws:iam::${accountId}:user/deployer is not authorized to perform: ${action} ` +
      `because no identity-based policy allows the ${action} action`,
  },
  // assumed: the text of other AWS services
  ExpiredToken: {
    status: 403,
    jsonName: "ExpiredTokenException",
    message: () => "The security token included in the request is expired",
  },
};

export const generalErrorNames = Object.keys(generalErrors) as readonly GeneralErrorName[];

export function isGeneralError(name: string): name is GeneralErrorName {
  return Object.hasOwn(generalErrors, name);
}

/** Returns the name of the general error with this name in the JSON protocol: Throttling for ThrottlingException. */
export function findGeneralErrorByJsonName(jsonName: string): GeneralErrorName | undefined {
  return generalErrorNames.find((name) => generalErrors[name].jsonName === jsonName);
}

/** Creates the error with a name as the service would raise it in an operation. */
export function createNamedError(
  name: string,
  operation: StaticOperationSchema,
  api: ServiceApi<Sdk>,
  accountId: string,
  advice?: string,
): ServiceError {
  const [, namespace] = operation;
  if (isGeneralError(name)) {
    const { status, jsonName, message } = generalErrors[name];
    const isJson = namespace === "com.amazonaws.cloudfrontkeyvaluestore";
    const prefix = isJson ? "cloudfront-keyvaluestore" : "cloudfront";
    const code = isJson ? jsonName : name;
    const schema = findErrorSchema(code, api) ?? defineUnmodeledError(namespace, code, status);
    return new ServiceError(schema, message(`${prefix}:${getOperationName(operation)}`, accountId), advice);
  }
  const known = [api.errors.invalidIfMatch(advice), api.errors.staleIfMatch(advice)].find(
    ({ schema }) => getErrorCode(schema) === name,
  );
  if (known) {
    return known;
  }
  const schema = findErrorSchema(name, api) ?? defineUnmodeledError(namespace, name, 400);
  return new ServiceError(
    schema,
    `${name}, as planned for ${getOperationName(operation)} by cloudfront.faults.`,
    advice,
  );
}

/** Returns the schema of an error, or undefined if the SDK is older than the list of errors. */
function findErrorSchema(name: string, { sdk }: ServiceApi<Sdk>): ErrorSchema | undefined {
  return (sdk as Record<string, ErrorSchema | undefined>)[`${name}$`];
}
