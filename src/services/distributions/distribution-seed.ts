import type { DistributionConfig, ViewerProtocolPolicy } from "@aws-sdk/client-cloudfront";

/** The settings that the default cache behavior and the other cache behaviors of a seed share. */
export interface BehaviorSettings {
  /** Published functions by event, as names or ARNs. @defaultValue none */
  readonly functions?:
    | {
        readonly "viewer-request"?: string | undefined;
        readonly "viewer-response"?: string | undefined;
      }
    | undefined;
  /** Lambda@Edge functions by event, as ARNs with a version. @defaultValue none */
  readonly lambdas?: Readonly<Partial<Record<LambdaEventType, string | LambdaSeed | undefined>>> | undefined;
  /** The key groups whose keys sign URLs and cookies, as names or ids. @defaultValue none, so that all viewers may read */
  readonly keyGroups?: readonly string[] | undefined;
  /** The methods that viewers may use: GET and HEAD, these and OPTIONS, or all seven. @defaultValue `"read"` */
  readonly methods?: "read" | "read+options" | "all" | undefined;
  /** Handling of HTTP requests. @defaultValue `"redirect-to-https"` */
  readonly protocol?: ViewerProtocolPolicy | undefined;
  /** The name or id of a cache policy. `Managed-` may be omitted. @defaultValue `"CachingOptimized"` */
  readonly cachePolicy?: string | undefined;
  /** The name or id of an origin request policy. `Managed-` may be omitted. @defaultValue none */
  readonly originRequestPolicy?: string | undefined;
  /** The name or id of a response headers policy. `Managed-` may be omitted. @defaultValue none */
  readonly responseHeadersPolicy?: string | undefined;
}

/** A cache behavior of a seeded distribution, besides the default one. */
export interface BehaviorSeed extends BehaviorSettings {
  /** The id of the origin, or of an origin group in `config`. @defaultValue the first origin */
  readonly origin?: string | undefined;
}

/** The events at which Lambda@Edge functions run. */
export type LambdaEventType = "viewer-request" | "origin-request" | "origin-response" | "viewer-response";

/** A Lambda@Edge function of a seeded cache behavior. */
export interface LambdaSeed {
  /** The ARN of a version of the function. */
  readonly arn: string;
  /** `true` passes the body of the request to the function. @defaultValue `false` */
  readonly includeBody?: boolean | undefined;
}

/** A custom error response of a seeded distribution. */
export interface ErrorSeed {
  /** The path of the page that viewers get. @defaultValue the body of the origin's error */
  readonly page?: string | undefined;
  /** The status that viewers get with the page. @defaultValue the status of the error */
  readonly status?: number | undefined;
  /** The minimum time that the error is cached, in seconds. @defaultValue 10 */
  readonly ttl?: number | undefined;
}

/** A deployed distribution that exists without a call: quotas and faults do not apply. */
export interface DistributionSeed extends BehaviorSettings {
  /** The id, for tests that name one. @defaultValue a drawn id */
  readonly id?: string | undefined;
  /** @defaultValue `true` */
  readonly enabled?: boolean | undefined;
  /** The alternate domain names, with a certificate for them. @defaultValue none */
  readonly aliases?: readonly string[] | undefined;
  /** @defaultValue `""` */
  readonly comment?: string | undefined;
  /** The domain name of its one origin. @defaultValue `"origin.example.com"` */
  readonly origin?: string | undefined;
  /**
   * The domain names of several origins by id, instead of `origin`. The first one is the origin of the default cache
   * behavior. A bucket's domain name makes an S3 origin.
   */
  readonly origins?: Readonly<Record<string, string>> | undefined;
  /** The other cache behaviors by path pattern, in the order in which CloudFront matches them. @defaultValue none */
  readonly behaviors?: Readonly<Record<string, BehaviorSeed>> | undefined;
  /** The default root object, such as `"index.html"`. @defaultValue none */
  readonly rootObject?: string | undefined;
  /** The custom error responses by status of the error. @defaultValue none */
  readonly errors?: Readonly<Record<number, ErrorSeed>> | undefined;
  /** Members of the configuration, which override all other members. */
  readonly config?: Partial<DistributionConfig> | undefined;
}

/** The identifiers of a seeded distribution. */
export interface SeededDistribution {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly etag: string;
}
