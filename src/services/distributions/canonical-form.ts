import type {
  CustomErrorResponse,
  CustomErrorResponses,
  LoggingConfig,
  Method,
  OriginSslProtocols,
  SslProtocol,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";

// CloudFront returns lists that are sets in an order of its own, whatever the order in the request.

/** seen: HEAD before GET, and OPTIONS last (cdk-real-drift's corpus; the CLI's examples of get-distribution) */
const methodOrder: readonly Method[] = ["HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH"];

/** seen: SSLv3 before TLSv1 (cdk-real-drift's corpus). assumed: the newer versions follow */
const protocolOrder: readonly SslProtocol[] = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"];

interface List<T> {
  readonly Quantity: number;
  readonly Items?: readonly T[] | undefined;
}

function sortBy<T, L extends List<T>>(order: readonly T[], list: L): L {
  const items = list.Items && [...list.Items].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return items ? { ...list, Items: items } : list;
}

/** Returns methods in CloudFront's order. */
export function sortMethods<L extends List<Method>>(methods: L): L {
  return sortBy(methodOrder, methods);
}

/** Returns protocols in CloudFront's order. */
export function sortProtocols(protocols: Present<OriginSslProtocols>): Present<OriginSslProtocols> {
  return sortBy(protocolOrder, protocols);
}

/** seen: error responses come back by error code (cdk-real-drift's corpus) */
export function toErrorResponses(given: Present<CustomErrorResponses>): Present<CustomErrorResponses> {
  const items = given.Items?.map(completeErrorResponse).sort((a, b) => a.ErrorCode - b.ErrorCode);
  return items ? { ...given, Items: items } : given;
}

/** assumed: an error response without a page has empty strings, and 10 seconds, the default of the developer guide */
function completeErrorResponse(given: Present<CustomErrorResponse>): Present<CustomErrorResponse> {
  return { ResponsePagePath: "", ResponseCode: "", ErrorCachingMinTTL: 10, ...given };
}

const noLogging: Present<LoggingConfig> = { Enabled: false, IncludeCookies: false, Bucket: "", Prefix: "" };

/** The API reference: bucket and prefix are deleted while logging is disabled. */
export function toLogging(given: Present<LoggingConfig> | undefined): Present<LoggingConfig> {
  const logging = { ...noLogging, ...given };
  return logging.Enabled ? logging : { ...logging, Bucket: "", Prefix: "" };
}
