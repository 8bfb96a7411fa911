import { isObject } from "../values/is-object.ts";
import type { OptionRules } from "../values/validate-options.ts";
import type { LambdaHandlers } from "./lambda/lambda-types.ts";

/** How edge locations treat visits. */
export interface EdgeOptions {
  /** False to ask the origin at every visit. @defaultValue `true` */
  readonly cache?: boolean | undefined;
  /**
   * What a visit does if its distribution has a feature that is not simulated, such as a web ACL. `"warn"` emits a process warning once for each
   * distribution and feature, `"error"` rejects the visit with `UNSIMULATED`. The visit's `notes` name the feature in
   * either case.
   * @defaultValue `"warn"`
   */
  readonly unsimulated?: "warn" | "error" | "ignore" | undefined;
  /**
   * The handlers of Lambda@Edge functions, by the ARN of the function's version. Visits run them at the events of their
   * associations. Of Lambda itself nothing is simulated.
   * @defaultValue none, so that associations count as not simulated
   * @example
   * const arn = "arn:aws:lambda:us-east-1:123456789012:function:auth:1";
   * const cloudfront = mockCloudFront({
   *   edge: {
   *     lambdas: {
   *       [arn]: async (event) => {
   *         const { request } = event.Records[0].cf;
   *         return request.headers.authorization ? request : { status: "401" };
   *       },
   *     },
   *   },
   * });
   */
  readonly lambdas?: LambdaHandlers | undefined;
  /**
   * Names of other machines that an origin `{ url }` may be on, such as a container's. By default visits reach no server
   * but those of this machine.
   * @defaultValue none
   */
  readonly allowedOrigins?: readonly string[] | undefined;
}

export const edgeOptionRules: OptionRules<EdgeOptions> = {
  cache: (cache: unknown) => typeof cache !== "boolean" && "true or false",
  unsimulated: (mode: unknown) =>
    mode !== "warn" && mode !== "error" && mode !== "ignore" && '"warn", "error" or "ignore"',
  lambdas: (lambdas: unknown) =>
    !(isObject(lambdas) && Object.entries(lambdas).every(isHandler)) &&
    "handlers by the ARN of a function's version: " +
      '{ "arn:aws:lambda:us-east-1:123456789012:function:auth:1": async (event) => event.Records[0].cf.request }',
  allowedOrigins: (names: unknown) =>
    !(Array.isArray(names) && names.every((name) => typeof name === "string" && /^[\w.-]+$/.test(name))) &&
    'a list of names, without a protocol and a port: ["web"]',
};

function isHandler([arn, handler]: readonly [string, unknown]): boolean {
  return /^arn:.*:\d+$/.test(arn) && typeof handler === "function";
}

/** Returns the option `allowedOrigins` of a value that may not be valid options of the edge. */
export function getAllowedOrigins(edge: unknown): readonly string[] {
  return isObject(edge) && Array.isArray(edge.allowedOrigins) ? edge.allowedOrigins : [];
}

/** The options of the edge with their defaults. */
export type ResolvedEdgeOptions = { readonly [Name in keyof EdgeOptions]-?: NonNullable<EdgeOptions[Name]> };

/** Returns the options of the edge with their defaults, as a copy. */
export function resolveEdgeOptions(options: EdgeOptions): ResolvedEdgeOptions {
  const { cache = true, unsimulated = "warn", lambdas = {}, allowedOrigins = [] } = options;
  return { cache, unsimulated, lambdas: { ...lambdas }, allowedOrigins: [...allowedOrigins] };
}
