/**
 * Matchers for vitest and jest that know the fake, the runs of functions and the SDK's errors. The runners' own doors
 * register them; without such a door, `expect.extend(matchers)` does.
 *
 * @module
 */
import type {
  AsymmetricMatcher,
  CommandClass,
  ErrorClass,
  Expected,
  ExpectedDistribution,
  ExpectedFunction,
  ExpectedHeaders,
  ExpectedMessage,
  RejectionName,
} from "./matchers/expected.ts";
import { toHaveDistribution } from "./matchers/to-have-distribution.ts";
import { toHaveFunction } from "./matchers/to-have-function.ts";
import { toHaveHandled } from "./matchers/to-have-handled.ts";
import { toHaveKeyValue } from "./matchers/to-have-key-value.ts";
import { toHavePublishedFunction } from "./matchers/to-have-published-function.ts";
import { toRejectWith } from "./matchers/to-reject-with.ts";
import { toRespondWith } from "./matchers/to-respond-with.ts";
import { toRewriteTo } from "./matchers/to-rewrite-to.ts";

export type {
  AsymmetricMatcher,
  CommandClass,
  ErrorClass,
  Expected,
  ExpectedDistribution,
  ExpectedFunction,
  ExpectedHeaders,
  ExpectedMessage,
  RejectionName,
} from "./matchers/expected.ts";
export type { MatcherContext, MatcherResult } from "./matchers/matcher.ts";

/**
 * The matchers as `expect(...)` offers them, for a runner's types; `R` is what a matcher returns there.
 *
 * What is expected of a function, a distribution or an input is a part of it, at any depth, as with `toMatchObject`,
 * and may hold the runner's own matchers (`expect.stringContaining("x")`). `undefined` in its place is refused. So is,
 * in the negated form too, what a matcher cannot look at: a stub instead of the mock, a run that failed.
 *
 * @example
 * import { type CloudFrontMatchers, matchers } from "mock-cloudfront/matchers";
 * import { expect } from "vitest";
 *
 * declare global {
 *   namespace Chai { // what the types of vitest 4 and of vitest 5 are made from
 *     interface Assertion extends CloudFrontMatchers {}
 *   }
 * }
 * expect.extend(matchers);
 */
export interface CloudFrontMatchers<R = void> {
  /**
   * The mock has a function of that name, in its DEVELOPMENT stage.
   *
   * @param expected part of what `state()` has of it: `code` as text or bytes, `config` as the SDK's FunctionConfig,
   * `etag`, `arn`, times
   * @example
   * const code = "function handler(event) { return event.request; }";
   * cloudfront.seed.function({ name: "edge", code });
   * expect(cloudfront).toHaveFunction("edge", { config: { Runtime: "cloudfront-js-2.0" } });
   */
  toHaveFunction(name: string, expected?: ExpectedFunction): R;
  /**
   * The mock has a function of that name, published: this is its LIVE stage.
   *
   * @param expected as of `toHaveFunction`
   * @example
   * const code = "function handler(event) { return event.request; }";
   * cloudfront.seed.function({ name: "edge", code, publish: true });
   * expect(cloudfront).toHavePublishedFunction("edge", { code: expect.stringContaining("event.request") });
   */
  toHavePublishedFunction(name: string, expected?: ExpectedFunction): R;
  /**
   * A key value store of the mock has that key.
   *
   * @param store its name, its id or its ARN
   * @param value what it holds under the key; left out, anything
   * @example
   * cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
   * expect(cloudfront).toHaveKeyValue("redirects", "/old", "/new");
   */
  toHaveKeyValue(store: string, key: string, value?: string | AsymmetricMatcher): R;
  /**
   * The mock has a distribution of that id.
   *
   * @param expected part of what `state()` has of it: `config` as the SDK's DistributionConfig with CloudFront's
   * defaults, `etag`, `arn`, `domainName`
   * @example
   * const { id } = cloudfront.seed.distribution();
   * expect(cloudfront).toHaveDistribution(id, { config: { Enabled: true } });
   */
  toHaveDistribution(id: string, expected?: ExpectedDistribution): R;
  /**
   * A call of that command reached the fake since the last `reset()`, however it was answered: `calls(command)` has
   * it. What `on(...)` answers does not reach the fake.
   *
   * @param input part of the input of one call; bytes may be given as text
   * @example
   * await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "E1" })).catch(() => undefined);
   * expect(cloudfront).toHaveHandled(PublishFunctionCommand, { Name: "edge" });
   */
  toHaveHandled<Input extends object>(command: CommandClass<Input>, input?: Expected<Input>): R;
  /**
   * A promise, or what a function returns, rejects with such an error. It is to be awaited, without `.rejects`.
   *
   * @param error its class, its `name`, or its `code` (`"ECONNRESET"`)
   * @param message part of its message, a pattern, or a matcher of the runner; `""` for an error without a message
   * @example
   * const get = client.send(new GetFunctionCommand({ Name: "edge" }));
   * await expect(get).toRejectWith("NoSuchFunctionExists", "does not exist");
   */
  toRejectWith(error: RejectionName | ErrorClass, message?: ExpectedMessage): Promise<void>;
  /**
   * A function, run by `runFunction` or TestFunction, passed the request on, for that uri.
   *
   * @param uri with a query string (`"/a?x=1&y=2"`), that must be the request's too, in its order, and `"/a?"` is a
   * request without one; where the uri has none, the request may have any
   * @example
   * const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";
   * expect(await runFunction(code, viewerRequest({ uri: "/docs/" }))).toRewriteTo("/docs/index.html");
   */
  toRewriteTo(uri: string | AsymmetricMatcher): R;
  /**
   * A function, run by `runFunction` or TestFunction, answered with that status.
   *
   * @param headers some of the answer's, their names in any case: a text, a list of texts where a header has several
   * values, or `undefined` for one that must not be there
   * @example
   * const code = "function handler() { return { statusCode: 301, headers: { location: { value: '/new' } } }; }";
   * expect(await runFunction(code, viewerRequest({ uri: "/old" }))).toRespondWith(301, { Location: "/new" });
   */
  toRespondWith(status: number, headers?: ExpectedHeaders): R;
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
  toHaveHandled,
  toRejectWith,
  toRewriteTo,
  toRespondWith,
} satisfies Record<keyof CloudFrontMatchers, unknown>;
