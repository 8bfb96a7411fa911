import type { StaticOperationSchema } from "@smithy/types";
import type { CallRecord } from "../core/call-log.ts";
import { getCommandSchema } from "../core/command.ts";
import { MockCloudFrontError } from "../core/errors.ts";
import type { Call, FaultContext, FaultHooks } from "../core/pipeline.ts";
import { formatValue } from "../values/format-value.ts";
import { getNoCallsAdvice } from "./duplicate-sdk.ts";
import { FaultChain } from "./fault-chain.ts";
import { FaultRule } from "./fault-rule.ts";
import type { InputPattern } from "./match-input.ts";
import { formatPendingFaults, type PendingFault, toPendingFault } from "./pending-faults.ts";
import { invalidFaultError } from "./planned-error.ts";
import { formatApplyExample } from "./scenario-examples.ts";
import { SuspendedCalls } from "./suspended-calls.ts";

/** Failures that are planned elsewhere. They are listed and dropped together with the faults of calls. */
interface OtherFaults {
  pending(): readonly PendingFault[];
  clear(): void;
}

/** Any command class. Needed for loops over a mixed list of commands, where `Input` cannot be inferred. */
type AnyCommand = new (input: never) => { readonly input: object };

/**
 * Plans failures. Faults form a queue: the first planned fault that matches a call applies, and no other. `Once` means
 * the next matching call. `reset()` drops all faults and rejects delayed calls with a `MockCloudFrontError` of code
 * `RESET_DURING_CALL`. Such calls write nothing into the new state.
 *
 * In interception mode `"send"` the SDK's retries do not run, whatever `maxAttempts` is: one `send` is one call.
 *
 * @example
 * import { PublishFunctionCommand, UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
 * cloudfront.faults.on(PublishFunctionCommand, { Name: "edge" }).rejectsOnce("PreconditionFailed");
 * cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
 * cloudfront.faults.on(UpdateFunctionCommand).losesResponseOnce();
 */
export class Faults<Mock = unknown> implements FaultHooks {
  readonly #suspendedCalls = new SuspendedCalls();
  readonly #now: () => Date;
  readonly #mock: Mock;
  readonly #getOthers: () => OtherFaults | undefined;
  /** Rules with `at: "answered"`, keyed by the call they matched. They fire after its handler. */
  readonly #afterHandler = new WeakMap<CallRecord, FaultRule>();
  #rules: FaultRule[] = [];
  #hasBeenCalled = false;

  /** @internal */
  constructor(now: () => Date, mock: Mock, getOthers: () => OtherFaults | undefined = () => undefined) {
    this.#now = now;
    this.#mock = mock;
    this.#getOthers = getOthers;
  }

  /**
   * Selects the calls of one command.
   *
   * @param input members that the input must have, at any depth, as in aws-sdk-client-mock. Objects may have more
   * members. Arrays and bytes must be equal.
   * @throws MockCloudFrontError `UNKNOWN_OPERATION` if the argument is not a command class
   * @example
   * import { UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
   * cloudfront.faults.on(UpdateFunctionCommand, { Name: "edge" }).rejectsOnce("PreconditionFailed");
   */
  on<Input extends object>(
    command: new (input: Input) => { readonly input: object },
    input?: InputPattern<Input>,
  ): FaultChain;
  on(command: AnyCommand): FaultChain;
  on(command: AnyCommand, input?: object): FaultChain {
    return this.onOperation(getCommandSchema(command, "faults.on()"), input);
  }

  /**
   * Selects the calls of all commands. An error of the API model applies only to operations that can raise it.
   *
   * @example
   * cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
   */
  onAnyCommand(): FaultChain {
    return this.onOperation(undefined, undefined);
  }

  /** @internal Selects by schema, for transports without command classes. Undefined selects any operation. */
  onOperation(operation: StaticOperationSchema | undefined, input: object | undefined): FaultChain {
    return new FaultChain(
      { operation, input },
      {
        suspendedCalls: this.#suspendedCalls,
        now: this.#now,
        add: (scope, spec) => void this.#rules.push(new FaultRule(scope, spec)),
      },
    );
  }

  /**
   * Returns the faults that calls have not used up. An unlimited fault counts until it has applied once. The answers and
   * failures that `cloudfront.origin(name)` planned for one request are included.
   *
   * @example
   * cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
   * cloudfront.faults.pending(); // [{ fault: 'rejectsTimes(2, "Throttling")', used: 0, remaining: 2, ... }]
   */
  pending(): readonly PendingFault[] {
    const faults = this.#rules.filter((rule) => rule.isPending).map(toPendingFault);
    return [...faults, ...(this.#getOthers()?.pending() ?? [])];
  }

  /**
   * Asserts that all planned faults have occurred. Call it at the end of a test.
   *
   * @throws MockCloudFrontError `PENDING_FAULTS` with a table of the pending faults
   * @example
   * import { ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
   * cloudfront.faults.onAnyCommand().rejectsOnce("Throttling");
   * await client.send(new ListFunctionsCommand({})).catch(() => undefined);
   * cloudfront.faults.assertNonePending();
   */
  assertNonePending(): void {
    const pending = this.pending();
    if (pending.length === 0) {
      return;
    }
    const count = pending.length === 1 ? "1 planned fault has" : `${pending.length} planned faults have`;
    const isAboutCalls = pending.some(({ origin }) => origin === undefined);
    const advice = this.#hasBeenCalled || !isAboutCalls ? "" : `\n${getNoCallsAdvice()}\n`;
    throw new MockCloudFrontError(
      "PENDING_FAULTS",
      `${count} not occurred:\n\n${formatPendingFaults(pending)}\n${advice}`,
    );
  }

  /**
   * Drops all planned faults, and what `cloudfront.origin(name)` planned besides `serves`. Delayed calls stay delayed
   * until `reset()`.
   */
  clear(): void {
    this.#rules = [];
    this.#getOthers()?.clear();
  }

  /**
   * Applies a scenario: one of `scenarios`, or your own function of the mock.
   *
   * @throws MockCloudFrontError `INVALID_FAULT` if the argument is not a scenario, such as a name
   * @example
   * import { scenarios } from "mock-cloudfront";
   * cloudfront.faults.apply(scenarios.throttled({ times: 2 }));
   * cloudfront.faults.apply(({ faults }) => faults.onAnyCommand().delays(20));
   */
  apply(scenario: (mock: Mock) => void): void {
    if (typeof scenario !== "function") {
      throw invalidFaultError(
        `faults.apply() expects a scenario, but got ${formatValue(scenario)}. Import scenarios from "mock-cloudfront" and ` +
          `write ${formatApplyExample(scenario)}.`,
      );
    }
    if (typeof scenario(this.#mock) === "function") {
      throw invalidFaultError(
        `faults.apply() expects a scenario, but got a function that creates one. Call it: ${formatApplyExample("quotaReached")}.`,
      );
    }
  }

  /** @internal */
  before(record: CallRecord, call: Call, context: FaultContext): Promise<void> | undefined {
    this.#hasBeenCalled = true;
    const rule = this.#rules.find((rule) => rule.matches(record, context));
    if (!rule) {
      return undefined;
    }
    if (rule.spec.at === "answered") {
      this.#afterHandler.set(record, rule);
      return undefined;
    }
    return this.#apply(rule, record, call, context);
  }

  /** @internal */
  after(record: CallRecord, call: Call, context: FaultContext): Promise<void> | undefined {
    const rule = this.#afterHandler.get(record);
    // A concurrent call may have used up the rule in the meantime.
    return rule && rule.remaining > 0 ? this.#apply(rule, record, call, context) : undefined;
  }

  /** @internal */
  reset(): void {
    this.clear();
    this.#hasBeenCalled = false;
    this.#suspendedCalls.rejectAll();
  }

  #apply(rule: FaultRule, record: CallRecord, call: Call, context: FaultContext): Promise<void> | undefined {
    rule.matchedCalls += 1;
    if (rule.remaining <= 0) {
      this.#rules = this.#rules.filter((other) => other !== rule);
    }
    return rule.spec.action(record, call, context);
  }
}
