/**
 * Matchers for vitest and jest that check the mock, the results of functions, and errors of the SDK. The integrations
 * register them. Without an integration, call `expect.extend(matchers)`.
 *
 * @module
 */
import type {
  AsymmetricMatcher,
  CommandClass,
  ErrorClass,
  Expected,
  ExpectedCachePolicy,
  ExpectedDistribution,
  ExpectedFunction,
  ExpectedHeaders,
  ExpectedKeyGroup,
  ExpectedMessage,
  RejectionName,
} from "./matchers/expected.ts";
import { toHaveCachePolicy } from "./matchers/to-have-cache-policy.ts";
import { toHaveDistribution } from "./matchers/to-have-distribution.ts";
import { toHaveFunction, toHavePublishedFunction } from "./matchers/to-have-function.ts";
import { toHaveHandled, toHaveHandledTimes } from "./matchers/to-have-handled.ts";
import { toHaveInvalidation } from "./matchers/to-have-invalidation.ts";
import { toHaveKeyGroup } from "./matchers/to-have-key-group.ts";
import { toHaveKeyValue } from "./matchers/to-have-key-value.ts";
import { toHaveTags } from "./matchers/to-have-tags.ts";
import { toReachOrigin } from "./matchers/to-reach-origin.ts";
import { toRejectWith } from "./matchers/to-reject-with.ts";
import { toRespondWith } from "./matchers/to-respond-with.ts";
import { toRewriteTo } from "./matchers/to-rewrite-to.ts";

export type * from "./matchers/expected.ts";
export type { MatcherContext, MatcherResult } from "./matchers/matcher.ts";

/**
 * The matchers as methods of `expect(...)`, for the types of a runner. `R` is the return type of a matcher there.
 *
 * An expected function, distribution or input is a part of the value, at any depth, as with `toMatchObject`. It may
 * contain the runner's own matchers (`expect.stringContaining("x")`). An explicit `undefined` is an error. So is a
 * received value of the wrong kind, such as a stub or a failed run, in the negated form too.
 *
 * @example
 * import { type CloudFrontMatchers, matchers } from "mock-cloudfront/matchers";
 * import { expect } from "vitest";
 *
 * declare global {
 *   namespace Chai { // which the types of vitest extend
 *     interface Assertion extends CloudFrontMatchers {}
 *   }
 * }
 * expect.extend(matchers);
 */
export interface CloudFrontMatchers<R = void> {
  /**
   * Asserts that the mock has a function with this name, and checks its DEVELOPMENT stage.
   *
   * @param expected part of the function as in `state()`: `code` as a string or bytes, `config` as the SDK's
   * FunctionConfig, `etag`, `arn`, times
   * @example
   * const code = "function handler(event) { return event.request; }";
   * cloudfront.seed.function({ name: "edge", code });
   * expect(cloudfront).toHaveFunction("edge", { config: { Runtime: "cloudfront-js-2.0" } });
   */
  toHaveFunction(name: string, expected?: ExpectedFunction): R;
  /**
   * Asserts that the mock has a published function with this name, and checks its LIVE stage.
   *
   * @param expected as for `toHaveFunction`
   * @example
   * const code = "function handler(event) { return event.request; }";
   * cloudfront.seed.function({ name: "edge", code, publish: true });
   * expect(cloudfront).toHavePublishedFunction("edge", { code: expect.stringContaining("event.request") });
   */
  toHavePublishedFunction(name: string, expected?: ExpectedFunction): R;
  /**
   * Asserts that a key value store of the mock has this key.
   *
   * @param store name, id or ARN of the store
   * @param value value of the key; omit it to accept any value
   * @example
   * cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
   * expect(cloudfront).toHaveKeyValue("redirects", "/old", "/new");
   */
  toHaveKeyValue(store: string, key: string, value?: string | AsymmetricMatcher): R;
  /**
   * Asserts that the mock has a distribution with this id.
   *
   * @param expected part of the distribution as in `state()`: `config` as the SDK's DistributionConfig with
   * CloudFront's defaults, `etag`, `arn`, `domainName`
   * @example
   * const { id } = cloudfront.seed.distribution();
   * expect(cloudfront).toHaveDistribution(id, { config: { Enabled: true } });
   */
  toHaveDistribution(id: string, expected?: ExpectedDistribution): R;
  /**
   * Asserts that the mock has a cache policy with this name or id. Policies that AWS manages are not meant.
   *
   * @param expected part of the cache policy as in `state()`: `config` as the SDK's CachePolicyConfig with CloudFront's
   * defaults, `id`, `etag`
   * @example
   * cloudfront.seed.cachePolicy({ name: "pages", config: { MinTTL: 60 } });
   * expect(cloudfront).toHaveCachePolicy("pages", { config: { MinTTL: 60 } });
   */
  toHaveCachePolicy(nameOrId: string, expected?: ExpectedCachePolicy): R;
  /**
   * Asserts that the mock has a key group with this name or id.
   *
   * @param expected part of the key group as in `state()`: `config` as the SDK's KeyGroupConfig, `id`, `etag`
   * @example
   * const { id } = cloudfront.seed.publicKey();
   * cloudfront.seed.keyGroup({ name: "members", publicKeys: [id] });
   * expect(cloudfront).toHaveKeyGroup("members", { config: { Items: [id] } });
   */
  toHaveKeyGroup(nameOrId: string, expected?: ExpectedKeyGroup): R;
  /**
   * Asserts that a call of this command reached the mock since the last `reset()`, whether it succeeded or failed.
   * Calls that `on(...)` answers do not reach the mock.
   *
   * @param input part of the input of one call; bytes may be given as a string
   * @example
   * await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "E1" })).catch(() => undefined);
   * expect(cloudfront).toHaveHandled(PublishFunctionCommand, { Name: "edge" });
   */
  toHaveHandled<Input extends object>(command: CommandClass<Input>, input?: Expected<Input>): R;
  /**
   * Asserts that an exact number of calls of this command reached the mock since the last `reset()`.
   *
   * @param input part of the input of the calls to count; omit it to count all calls
   * @example
   * await client.send(new ListFunctionsCommand({}));
   * expect(cloudfront).toHaveHandledTimes(ListFunctionsCommand, 1);
   */
  toHaveHandledTimes<Input extends object>(
    command: CommandClass<Input>,
    times: number,
    input?: Expected<Input>,
  ): R;
  /**
   * Asserts that a distribution has an invalidation.
   *
   * @param distributionId id of the distribution
   * @param paths all paths of the invalidation, in any order, or a matcher of the runner; omit it to accept any paths
   * @example
   * const { id } = cloudfront.seed.distribution();
   * const Paths = { Quantity: 1, Items: ["/*"] };
   * const InvalidationBatch = { CallerReference: "1", Paths };
   * await client.send(new CreateInvalidationCommand({ DistributionId: id, InvalidationBatch }));
   * expect(cloudfront).toHaveInvalidation(id, ["/*"]);
   */
  toHaveInvalidation(distributionId: string, paths?: readonly string[] | AsymmetricMatcher): R;
  /**
   * Asserts that a resource has tags.
   *
   * @param arn ARN of the resource
   * @param tags some of its tags by key, values as strings or matchers of the runner; omit it to accept any tags
   * @example
   * const { arn } = cloudfront.seed.distribution();
   * const Tags = { Items: [{ Key: "team", Value: "web" }] };
   * await client.send(new TagResourceCommand({ Resource: arn, Tags }));
   * expect(cloudfront).toHaveTags(arn, { team: "web" });
   */
  toHaveTags(arn: string, tags?: Readonly<Record<string, string | AsymmetricMatcher>>): R;
  /**
   * Asserts that a promise, or the promise that a function returns, rejects with this error. Await the assertion, and
   * omit `.rejects`.
   *
   * @param error the error's class, `name` or `code` (`"ECONNRESET"`)
   * @param message part of the error's message, a pattern, or a matcher of the runner; `""` for an empty message
   * @example
   * const get = client.send(new GetFunctionCommand({ Name: "edge" }));
   * await expect(get).toRejectWith("NoSuchFunctionExists", "does not exist");
   */
  toRejectWith(error: RejectionName | ErrorClass, message?: ExpectedMessage): Promise<void>;
  /**
   * Asserts that a function, run by `runFunction` or TestFunction, passed the request on with this uri. Of a visit, the
   * function at viewer-request is meant.
   *
   * @param uri a uri without a query string accepts any query string. With one (`"/a?x=1&y=2"`), the request must have
   * the same parameters in the same order. `"/a?"` stands for a request without parameters.
   * @example
   * const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";
   * expect(await runFunction(code, viewerRequest({ uri: "/docs/" }))).toRewriteTo("/docs/index.html");
   */
  toRewriteTo(uri: string | AsymmetricMatcher): R;
  /**
   * Asserts that a function, run by `runFunction` or TestFunction, returned a response with this status, or that the
   * viewer of a visit got one.
   *
   * @param headers part of the response's headers, names in any case: a string, an array of strings for a header with
   * several values, or `undefined` for a header that must be absent. Of a visit, `"set-cookie"` holds the cookies.
   * @example
   * const code = "function handler() { return { statusCode: 301, headers: { location: { value: '/new' } } }; }";
   * expect(await runFunction(code, viewerRequest({ uri: "/old" }))).toRespondWith(301, { Location: "/new" });
   */
  toRespondWith(status: number, headers?: ExpectedHeaders): R;
  /**
   * Asserts that a visit sent a request to an origin.
   *
   * @param name id or domain name of the origin
   * @param uri path of the request, with the rules of `toRewriteTo` for the query string; omit it to accept any uri
   * @example
   * using site = mockCloudFront({ clients: [], origins: { "site.example.com": () => new Response("Home") } });
   * site.seed.distribution({ origins: { site: "site.example.com" }, rootObject: "index.html" });
   * expect(await site.visit("/")).toReachOrigin("site", "/index.html");
   */
  toReachOrigin(name: string, uri?: string | AsymmetricMatcher): R;
}

/**
 * The matchers, for `expect.extend` of vitest or jest.
 *
 * @example
 * import { matchers } from "mock-cloudfront/matchers";
 * import { expect } from "vitest";
 *
 * expect.extend(matchers);
 */
export const matchers = {
  toHaveFunction,
  toHavePublishedFunction,
  toHaveKeyValue,
  toHaveDistribution,
  toHaveCachePolicy,
  toHaveKeyGroup,
  toHaveHandled,
  toHaveHandledTimes,
  toHaveInvalidation,
  toHaveTags,
  toRejectWith,
  toReachOrigin,
  toRewriteTo,
  toRespondWith,
} satisfies Record<keyof CloudFrontMatchers, unknown>;
