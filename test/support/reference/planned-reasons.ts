/** Why the fake never raises an error that the API model lists, by error. */
const reasons: Readonly<Record<string, string>> = {
  AccessDenied: "The fake has no permissions: every caller may do everything in its account.",
  AccessDeniedException: "The fake has no permissions: every caller may do everything in its account.",
  InternalServerException: "A failure of the service is not a consequence of a call.",
  InvalidArgument: "The operations have no value that the service is known to refuse with this error.",
  InvalidRequiredProtocol:
    "The element `RequiredProtocols` that it is about is not in this version of the API.",
  InconsistentQuantities: "The inputs have no `Quantity`.",
  InvalidWebACLId: "A list by an id that no distribution has is empty.",
  NoSuchCachePolicy: "The list names no policy.",
  NoSuchOriginRequestPolicy: "The list names no policy.",
  NoSuchResponseHeadersPolicy: "The list names no policy.",
  NoSuchContinuousDeploymentPolicy: "The list names no policy.",
  NoSuchRealtimeLogConfig: "The list names no configuration.",
  EntitySizeLimitExceeded: "An import that is too large ends with the status IMPORT_FAILURE.",
  PreconditionFailed: "The inputs have no `IfMatch`.",
};

/** Errors that the sources of a handler could raise, but no call to the operation can provoke, with the reason. */
const unreachable: Readonly<Record<string, string>> = {
  "UpdateConnectionGroup EntityAlreadyExists": "A connection group keeps its name.",
  "UpdateDistributionTenant EntityAlreadyExists": "A distribution tenant keeps its name.",
  "UpdateVpcOrigin EntityLimitExceeded": "An update adds no VPC origin.",
  "ListDistributionTenantsByCustomization EntityNotFound":
    "The fake has no web ACLs and no certificates that a tenant does not have.",
  "AssociateDistributionTenantWebACL EntityLimitExceeded": "No quota of tenants for a web ACL is known.",
  "DisassociateDistributionTenantWebACL InvalidArgument": "The settings of the tenant are valid already.",
};

const unknownRule = "No rule for it was found in public.";

/** Returns true if no call to an operation can provoke an error that its sources could raise. */
export function isUnreachable(operation: string, error: string): boolean {
  return Object.hasOwn(unreachable, `${operation} ${error}`);
}

/** Returns why the fake never raises an error of an operation. */
export function getPlannedReason(operation: string, error: string): string {
  return unreachable[`${operation} ${error}`] ?? reasons[error] ?? unknownRule;
}
