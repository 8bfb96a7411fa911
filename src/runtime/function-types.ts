// Types for the authors of functions. Source: AWS developer guide, "CloudFront Functions event structure" and "Helper
// methods for ..." (key value stores, origin modification, CWT support, general). The rules are those of the engine.
import type {
  ResponseBody,
  ValueObjects,
  ViewerRequest,
  ViewerRequestEvent,
  ViewerResponseEvent,
} from "./event/event.ts";
import type { EdgeLocation } from "./run/host/cloudfront-operations.ts";

/** The request that a `handler` receives. */
export interface HandlerRequest extends ViewerRequest {
  /** Returns the query string as it was sent, without `?`: `""` after a lone `?`, `undefined` without one. */
  rawQueryString(): string | undefined;
}

/** A request that a `handler` returns. The query string may be text. */
export interface ReturnedRequest extends Omit<ViewerRequest, "querystring"> {
  querystring: ValueObjects | string;
}

/** A response that a `handler` returns. */
export interface ReturnedResponse {
  /** 100 to 599. */
  statusCode: number;
  statusDescription?: string | undefined;
  /** Headers by lower-case name. */
  headers?: ValueObjects | undefined;
  cookies?: ValueObjects | undefined;
  body?: ResponseBody | undefined;
}

/**
 * The `handler` of a function that runs at viewer-request. Returns the request to continue with, or a response.
 *
 * @example
 * import type { ViewerRequestHandler } from "mock-cloudfront/runtime";
 *
 * const handler: ViewerRequestHandler = ({ request }) => {
 *   request.uri += request.uri.endsWith("/") ? "index.html" : "";
 *   return request;
 * };
 */
export type ViewerRequestHandler = (
  event: ViewerRequestEvent & { request: HandlerRequest },
) => ReturnedRequest | ReturnedResponse | Promise<ReturnedRequest | ReturnedResponse>;

/**
 * The `handler` of a function that runs at viewer-response. Returns the response for the viewer.
 *
 * @example
 * import type { ViewerResponseHandler } from "mock-cloudfront/runtime";
 *
 * const handler: ViewerResponseHandler = ({ response }) => {
 *   response.headers["strict-transport-security"] = { value: "max-age=63072000" };
 *   return response;
 * };
 */
export type ViewerResponseHandler = (
  event: ViewerResponseEvent & { request: HandlerRequest },
) => ReturnedResponse | Promise<ReturnedResponse>;

/**
 * The default export of the module `cloudfront` of runtime 2.0. `import cf from "cloudfront"` needs one declaration of
 * your own, in any `.d.ts` file of the functions:
 *
 * ```
 * declare module "cloudfront" {
 *   const cf: import("mock-cloudfront/runtime").CloudFrontModule;
 *   export default cf;
 * }
 * ```
 */
export interface CloudFrontModule {
  /**
   * Returns the key value store of the function.
   *
   * @param id the id of the store; if left out, the only one
   * @throws Error if the store is not associated with the function
   */
  kvs(id?: string): FunctionKeyValueStore;
  /** Changes the origin of the request. Members that are left out keep the values of the assigned origin. */
  updateRequestOrigin(origin: RequestOrigin): void;
  /** Selects another origin of the distribution. */
  selectRequestOriginById(originId: string, overrides?: OriginOverrides): void;
  /** Creates an origin group of two origins of the distribution. */
  createRequestOriginGroup(group: RequestOriginGroup): void;
  /** Adds data to the real-time log: at most 800 bytes after URL encoding. */
  logCustomData(data: string): void;
  /** The edge location that runs the function. Empty at viewer-response. */
  readonly edgeLocation: EdgeLocation;
  /** The tenant of a multi-tenant distribution. @throws TypeError when read for a standard distribution */
  readonly distributionTenant: {
    readonly id: string;
    readonly parameters: {
      /** @throws Error `DistributionTenantParameterKeyNotFound` */
      get(key: string): string;
    };
  };
  readonly cwt: CwtModule;
}

/** A key value store as a function reads it. */
export interface FunctionKeyValueStore {
  /** @throws Error `KeyNotFound` */
  get(key: string, options?: { format?: "string" }): Promise<string>;
  get(key: string, options: { format: "json" }): Promise<unknown>;
  get(key: string, options: { format: "bytes" }): Promise<Uint8Array>;
  exists(key: string): Promise<boolean>;
  /** Times are ISO 8601 text. */
  meta(): Promise<{ creationDateTime: string; lastUpdatedDateTime: string; keyCount: number }>;
}

/** What a function may override of an origin that it selects. */
export interface OriginOverrides {
  /** The `Host` header for the origin. */
  hostHeader?: string;
  /** The name for the TLS handshake. */
  sni?: string;
  /** At most 20 names. */
  allowedCertificateNames?: readonly string[];
}

/** The origin for `updateRequestOrigin()`. */
export interface RequestOrigin extends OriginOverrides {
  domainName?: string;
  /** Begins with `/` and does not end with it. */
  originPath?: string;
  /** By lower-case name. */
  customHeaders?: Readonly<Record<string, string>>;
  /** 1 to 3. */
  connectionAttempts?: number;
  originShield?: { enabled: boolean; region?: string };
  originAccessControlConfig?: {
    enabled: boolean;
    signingBehavior?: "always" | "never" | "no-override";
    signingProtocol?: "sigv4";
    originType?: "s3" | "mediapackagev2" | "mediastore" | "lambda";
    region?: string;
  };
  /** In seconds. */
  timeouts?: {
    readTimeout?: number;
    responseCompletionTimeout?: number;
    keepAliveTimeout?: number;
    connectionTimeout?: number;
  };
  customOriginConfig?: {
    port: number;
    protocol: "http" | "https";
    sslProtocols: readonly ("SSLv3" | "TLSv1" | "TLSv1.1" | "TLSv1.2")[];
    ipAddressType?: "ipv4" | "ipv6" | "dualstack";
  };
  mTLSConfig?: "inherit" | "off";
}

/** The origin group for `createRequestOriginGroup()`. */
export interface RequestOriginGroup {
  /** The primary origin and the one to fail over to. */
  originIds: readonly [OriginGroupMember, OriginGroupMember];
  failoverCriteria: { statusCodes: readonly number[] };
  selectionCriteria?: "default" | "media-quality-score";
  originOverrides?: OriginOverrides;
}

/** An origin of a group: its id, or its id and what to override. */
export type OriginGroupMember = string | { originId: string; originOverrides?: OriginOverrides };

/** CBOR Web Tokens with HMAC 256/256 (COSE_Mac0), the only form that CloudFront supports. */
export interface CwtModule {
  /** @throws Error if the token is not valid or has another signature */
  validateToken(token: Uint8Array, context: { key: string | Uint8Array }): CwtContent;
  generateToken(
    context: { coseTag: "MAC0"; key: string | Uint8Array; cwtTag?: boolean },
    content: Partial<CwtContent> & { payload: Readonly<Record<string, unknown>> },
  ): Uint8Array;
}

/** The parts of a token. The labels of COSE are the keys, as text. */
export interface CwtContent {
  protectedHeaders: Readonly<Record<string, unknown>>;
  unprotectedHeaders: Readonly<Record<string, unknown>>;
  payload: Readonly<Record<string, unknown>>;
}
