import type { StaticErrorSchema, StaticOperationSchema } from "@smithy/types";
import { getOperationName, type Sdk } from "../sdk/operation.ts";
import type { CloudFront, KeyValueStore, ServiceApi } from "../sdk/service-api.ts";
import { defineUnmodeledError, type ErrorSchema, getErrorCode, ServiceError } from "../sdk/service-error.ts";

/** The names of the errors that a client package has schemas of. */
type ModeledErrorName<S extends Sdk> = Exclude<
  {
    [K in keyof S]: K extends `${infer Name}$` ? (S[K] extends StaticErrorSchema ? Name : never) : never;
  }[keyof S],
  `${string}ServiceException`
>;

/** What any AWS service may answer to any call, whether or not its API model lists it. */
export type GeneralErrorName =
  | "Throttling"
  | "ServiceUnavailable"
  | "InternalError"
  | "AccessDenied"
  | "ExpiredToken";

/** The name of an error that CloudFront, or its key value store, can answer with. */
export type ErrorName = GeneralErrorName | ModeledErrorName<CloudFront> | ModeledErrorName<KeyValueStore>;

interface GeneralError {
  readonly status: number;
  /** As the JSON protocol of the key value store has it. assumed: in the manner of that package's own errors */
  readonly jsonName: string;
  readonly text: (action: string, accountId: string) => string;
}

const generalErrors: Readonly<Record<GeneralErrorName, GeneralError>> = {
  // seen: CreateInvalidation (exercism/website 6121, craft-imager-x 19: status 400, Sender)
  Throttling: { status: 400, jsonName: "ThrottlingException", text: () => "Rate exceeded" },
  // seen: status 503, Receiver (awsdocs/amazon-cloudfront-developer-guide 101, aws-cdk 15891)
  ServiceUnavailable: {
    status: 503,
    jsonName: "ServiceUnavailableException",
    text: () => "CloudFront encountered an internal error. Please try again.",
  },
  // assumed: text and status
  InternalError: {
    status: 500,
    jsonName: "InternalServerException",
    text: () => "We encountered an internal error. Please try again.",
  },
  // seen: GetFunction through CloudFormation, with the function's ARN too; the user is ours
  AccessDenied: {
    status: 403,
    jsonName: "AccessDeniedException",
    text: (action, accountId) =>
      `User: arn:aws:iam::${accountId}:user/deployer is not authorized to perform: ${action} ` +
      `because no identity-based policy allows the ${action} action`,
  },
  // assumed: as other AWS services say it
  ExpiredToken: {
    status: 403,
    jsonName: "ExpiredTokenException",
    text: () => "The security token included in the request is expired",
  },
};

export const generalErrorNames = Object.keys(generalErrors) as readonly GeneralErrorName[];

export function isGeneralError(name: string): name is GeneralErrorName {
  return Object.hasOwn(generalErrors, name);
}

/** The error of that name as the service would answer it to a call of the operation. */
export function createNamedError(
  name: string,
  operation: StaticOperationSchema,
  api: ServiceApi<Sdk>,
  accountId: string,
): ServiceError {
  const [, namespace] = operation;
  if (isGeneralError(name)) {
    const { status, jsonName, text } = generalErrors[name];
    const isJson = namespace === "com.amazonaws.cloudfrontkeyvaluestore";
    const prefix = isJson ? "cloudfront-keyvaluestore" : "cloudfront";
    const code = isJson ? jsonName : name;
    const schema = schemaNamed(code, api) ?? defineUnmodeledError(namespace, code, status);
    return new ServiceError(schema, text(`${prefix}:${getOperationName(operation)}`, accountId));
  }
  const known = [api.errors.invalidIfMatch(), api.errors.staleIfMatch()].find(
    ({ schema }) => getErrorCode(schema) === name,
  );
  if (known) {
    return known;
  }
  const schema = schemaNamed(name, api) ?? defineUnmodeledError(namespace, name, 400);
  return new ServiceError(
    schema,
    `${name}, as planned for ${getOperationName(operation)} by cloudfront.faults.`,
  );
}

/** Not there in an SDK that is older than the list of errors. */
function schemaNamed(name: string, { sdk }: ServiceApi<Sdk>): ErrorSchema | undefined {
  return (sdk as Record<string, ErrorSchema | undefined>)[`${name}$`];
}
