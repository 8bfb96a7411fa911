import { MockCloudFrontError } from "../../core/errors.ts";
import { formatValue } from "../../values/format-value.ts";
import { findStubProblem } from "./find-stub-problem.ts";
import { isResponse } from "./is-response.ts";
import type { OriginFailure, OriginStub } from "./origin-stub.ts";
import type { PlannedOrigins } from "./planned-origins.ts";

/**
 * Plans what one origin answers to visits, until `reset()`. Each method adds to the plan and returns the chain. Planned
 * answers form a queue: the first planned answer applies, and those of `…Once` apply to one request.
 *
 * @example
 * cloudfront.origin("api.example.com").disconnectsOnce().answersOnce(503);
 * cloudfront.origin("site").serves({ "/index.html": "<h1>Home</h1>" });
 */
export class OriginChain {
  readonly #name: string;
  readonly #getPlanned: () => PlannedOrigins;
  readonly #allowedHosts: readonly string[];

  /**
   * @internal
   * @throws MockCloudFrontError `INVALID_OPTION` for a name that no origin can have
   */
  constructor(name: string, getPlanned: () => PlannedOrigins, allowedHosts: readonly string[]) {
    if (typeof name !== "string" || name === "") {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `origin() expects the domain name or the id of an origin, but got ${formatValue(name)}. Write ` +
          'origin("api.example.com").',
      );
    }
    this.#name = name;
    this.#getPlanned = getPlanned;
    this.#allowedHosts = allowedHosts;
  }

  /**
   * Serves requests by a handler, files, a folder or a server. Replaces the stub of the option `origins` for this name.
   *
   * @throws MockCloudFrontError `INVALID_OPTION` for a value that is not a stub
   * @example
   * cloudfront.origin("api").serves((request) => Response.json({ url: request.url }));
   * cloudfront.origin("site").serves({ dir: "./dist" });
   */
  serves(stub: OriginStub): this {
    const problem = findStubProblem(stub, this.#allowedHosts);
    if (problem !== undefined) {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `origin(${JSON.stringify(this.#name)}).serves() got ${formatValue(stub)}; give ${problem}.`,
      );
    }
    this.#getPlanned().serve(this.#name, stub);
    return this;
  }

  /**
   * Answers every request with a status, or with a whole response, which is cloned for each request.
   *
   * @throws MockCloudFrontError `INVALID_FAULT` if the answer is neither a status from 200 to 599 nor a `Response`
   */
  answers(answer: number | Response): this {
    return this.#answer("answers", answer, false);
  }

  /** Answers the next request with a status or a whole response. @throws MockCloudFrontError `INVALID_FAULT` */
  answersOnce(answer: number | Response): this {
    return this.#answer("answersOnce", answer, true);
  }

  /** CloudFront cannot connect to the origin, in all its attempts. The viewer gets 502, or another origin answers. */
  disconnects(): this {
    return this.#plan("disconnects()", "disconnected", false);
  }

  /** CloudFront cannot connect to the origin for the next request. */
  disconnectsOnce(): this {
    return this.#plan("disconnectsOnce()", "disconnected", true);
  }

  /** The origin answers no request in time. The viewer gets 504 at once, because the mock does not wait. */
  timesOut(): this {
    return this.#plan("timesOut()", "timed out", false);
  }

  /** The origin does not answer the next request in time. */
  timesOutOnce(): this {
    return this.#plan("timesOutOnce()", "timed out", true);
  }

  #answer(method: string, answer: number | Response, isOnce: boolean): this {
    if (isResponse(answer) && answer.type !== "error" && !answer.bodyUsed) {
      return this.#plan(`${method}(Response ${answer.status})`, answer.clone(), isOnce);
    }
    if (!Number.isInteger(answer) || Number(answer) < 200 || Number(answer) > 599) {
      throw new MockCloudFrontError(
        "INVALID_FAULT",
        `${method}() expects a status from 200 to 599, or a Response whose body was not read, but got ` +
          `${formatValue(answer)}. For an origin that fails, call disconnects() or timesOut().`,
      );
    }
    return this.#plan(`${method}(${answer})`, Number(answer), isOnce);
  }

  #plan(label: string, answer: number | Response | OriginFailure, isOnce: boolean): this {
    this.#getPlanned().add(this.#name, { label, answer, isOnce });
    return this;
  }
}
