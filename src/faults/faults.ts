import type { StaticOperationSchema } from "@smithy/types";
import type { CallRecord } from "../core/call-log.ts";
import { formatValue, MockCloudFrontError } from "../core/errors.ts";
import type { Call, FaultContext, FaultHooks } from "../core/pipeline.ts";
import { findCommandSchema } from "../sdk/operation.ts";
import { getNoCallsAdvice } from "./duplicate-sdk.ts";
import { FaultChain } from "./fault-chain.ts";
import { FaultRule } from "./fault-rule.ts";
import type { InputPattern } from "./match-input.ts";
import { formatPendingFaults, type PendingFault, toPendingFault } from "./pending-faults.ts";
import { SuspendedCalls } from "./suspended-calls.ts";

/** Also one of several classes, as a list of them is walked through. */
type AnyCommand = new (input: never) => { readonly input: object };

/**
 * Failures on demand, by a queue: of the faults that match a call the one that was planned first strikes it, and
 * no other. `Once` means the next matching call, whatever came before. `reset()` forgets them, and ends calls that
 * are held up with a `MockCloudFrontError` of code `RESET_DURING_CALL`; they write nothing into the new state.
 *
 * At the `"send"` door no retry of the SDK runs, whatever `maxAttempts` says: one `send` is one call.
 *
 * @example
 * import { PublishFunctionCommand, UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
 * cloudfront.faults.on(PublishFunctionCommand, { Name: "edge" }).rejectsOnce("PreconditionFailed");
 * cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
 * cloudfront.faults.on(UpdateFunctionCommand).losesResponseOnce();
 */
export class Faults<Mock = unknown> implements FaultHooks {
  readonly #holds = new SuspendedCalls();
  readonly #now: () => Date;
  readonly #mock: Mock;
  /** Those that chose a call as it arrived, and wait for its answer. */
  readonly #waiting = new WeakMap<CallRecord, FaultRule>();
  #rules: FaultRule[] = [];
  #hasBeenCalled = false;

  /** @internal */
  constructor(now: () => Date, mock: Mock) {
    this.#now = now;
    this.#mock = mock;
  }

  /**
   * Plans what happens to the calls of one command.
   *
   * @param input what the call's input must have, at any depth, as in aws-sdk-client-mock: objects may have more,
   * arrays and bytes must be equal
   * @throws MockCloudFrontError `UNKNOWN_OPERATION` for what is no command
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
    const operation = typeof command === "function" ? findCommandSchema(command) : undefined;
    if (!operation) {
      throw new MockCloudFrontError(
        "UNKNOWN_OPERATION",
        `faults.on takes the class of a command (CreateFunctionCommand), not ${formatValue(command)}.`,
      );
    }
    return this.onOperation(operation, input);
  }

  /**
   * Plans what happens to the calls of every command. An error that the API model lists strikes only operations
   * that can raise it.
   *
   * @example
   * cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
   */
  onAnyCommand(): FaultChain {
    return this.onOperation(undefined, undefined);
  }

  /** @internal for those who have no command class: `undefined` is any operation */
  onOperation(operation: StaticOperationSchema | undefined, input: object | undefined): FaultChain {
    return new FaultChain(
      { operation, input },
      {
        holds: this.#holds,
        now: this.#now,
        add: (scope, plan) => void this.#rules.push(new FaultRule(scope, plan)),
      },
    );
  }

  /**
   * What was planned and not used: faults with calls left, and faults of every call that no call has met.
   *
   * @example
   * cloudfront.faults.onAnyCommand().rejectsTimes(2, "Throttling");
   * cloudfront.faults.pending(); // [{ fault: 'rejectsTimes(2, "Throttling")', used: 0, remaining: 2, ... }]
   */
  pending(): readonly PendingFault[] {
    return this.#rules.filter((rule) => rule.isPending).map(toPendingFault);
  }

  /**
   * For the end of a test: the faults that it is about have come.
   *
   * @throws MockCloudFrontError `PENDING_FAULTS` with a table of those that have not.
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
    const count = pending.length === 1 ? "1 planned fault was" : `${pending.length} planned faults were`;
    const advice = this.#hasBeenCalled ? "" : `\n${getNoCallsAdvice()}\n`;
    throw new MockCloudFrontError(
      "PENDING_FAULTS",
      `${count} not used:\n\n${formatPendingFaults(pending)}\n${advice}`,
    );
  }

  /** Forgets what was planned. Calls that are held up stay so; `reset()` ends them. */
  clear(): void {
    this.#rules = [];
  }

  /**
   * Plans a whole situation: one of `scenarios`, or your own function of the mock.
   *
   * @example
   * import { scenarios } from "mock-cloudfront";
   * cloudfront.faults.apply(scenarios.throttled({ times: 2 }));
   * cloudfront.faults.apply(({ faults }) => faults.onAnyCommand().delays(20));
   */
  apply(scenario: (mock: Mock) => void): void {
    scenario(this.#mock);
  }

  /** @internal */
  before(entry: CallRecord, call: Call, setting: FaultContext): Promise<void> | undefined {
    this.#hasBeenCalled = true;
    const rule = this.#rules.find((rule) => rule.matches(entry, setting));
    if (!rule) {
      return undefined;
    }
    if (rule.spec.at === "answered") {
      this.#waiting.set(entry, rule);
      return undefined;
    }
    return this.#strike(rule, entry, call, setting);
  }

  /** @internal */
  after(entry: CallRecord, call: Call, setting: FaultContext): Promise<void> | undefined {
    const rule = this.#waiting.get(entry);
    // Of two calls under way at once the other may have had it.
    return rule && rule.remaining > 0 ? this.#strike(rule, entry, call, setting) : undefined;
  }

  /** @internal */
  reset(): void {
    this.clear();
    this.#hasBeenCalled = false;
    this.#holds.abandon();
  }

  #strike(rule: FaultRule, entry: CallRecord, call: Call, setting: FaultContext): Promise<void> | undefined {
    rule.used += 1;
    if (rule.remaining <= 0) {
      this.#rules = this.#rules.filter((other) => other !== rule);
    }
    return rule.spec.action(entry, call, setting);
  }
}
