import {
  CreateFunctionCommand,
  DescribeFunctionCommand,
  ListFunctionsCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Backend } from "../../src/core/backend.ts";
import { toState } from "../../src/core/state.ts";
import type { FaultChain } from "../../src/faults/fault-chain.ts";
import { dispatch, makeFaulty } from "../support/backend.ts";
import { makeFunction } from "../support/make.ts";
import { refusalOf, thrownBy } from "../support/refusal.ts";

function create(Name = "edge") {
  return new CreateFunctionCommand(makeFunction({ Name }));
}
function list() {
  return new ListFunctionsCommand({});
}

function idsOf({ environment }: Backend) {
  return Object.keys(toState(environment.store, true).functions ?? {});
}

/** How each of some calls of ListFunctions, one after the other, ends: the name of its error, or "answered". */
async function outcomes(backend: Backend, calls: number): Promise<string[]> {
  const ends: string[] = [];
  for (let i = 0; i < calls; i++) {
    ends.push(
      await dispatch(backend, list()).then(
        () => "answered",
        ({ name }: Error) => name,
      ),
    );
  }
  return ends;
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const settled = promise.then(
    () => false,
    () => false,
  );
  return Promise.race([settled, new Promise<true>((resolve) => setImmediate(resolve, true))]);
}

afterEach(() => {
  vi.useRealTimers();
});

describe("the number of calls that a method applies to", () => {
  it.each<[string, (chain: FaultChain) => void, string[]]>([
    ["rejects", (chain) => chain.rejects("Throttling"), ["Throttling", "Throttling", "Throttling"]],
    ["rejectsOnce", (chain) => chain.rejectsOnce("Throttling"), ["Throttling", "answered", "answered"]],
    [
      "rejectsTimes",
      (chain) => chain.rejectsTimes(2, "Throttling"),
      ["Throttling", "Throttling", "answered"],
    ],
    ["disconnects", (chain) => chain.disconnects(), ["TimeoutError", "TimeoutError", "TimeoutError"]],
    ["disconnectsOnce", (chain) => chain.disconnectsOnce(), ["TimeoutError", "answered", "answered"]],
    ["losesResponse", (chain) => chain.losesResponse(), ["TimeoutError", "TimeoutError", "TimeoutError"]],
    ["losesResponseOnce", (chain) => chain.losesResponseOnce(), ["TimeoutError", "answered", "answered"]],
    [
      "several in a row",
      (chain) => chain.rejectsOnce("Throttling").disconnectsOnce().rejectsOnce("ServiceUnavailable"),
      ["Throttling", "TimeoutError", "ServiceUnavailable"],
    ],
  ])("%s", async (_, plan, expected) => {
    const { backend, faults } = makeFaulty();
    plan(faults.on(ListFunctionsCommand));
    expect(await outcomes(backend, 3)).toEqual(expected);
  });
});

describe("the effect of a call with a fault", () => {
  it.each<[string, (chain: FaultChain) => void]>([
    ["rejects", (chain) => chain.rejectsOnce("Throttling")],
    ["disconnects", (chain) => chain.disconnectsOnce()],
  ])("%s: it does not happen", async (_, plan) => {
    const { backend, faults } = makeFaulty();
    plan(faults.on(CreateFunctionCommand));
    await refusalOf(dispatch(backend, create()));
    expect(idsOf(backend)).toEqual([]);
  });

  it("losesResponse: the write happens, and the connection is reset", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(CreateFunctionCommand).losesResponseOnce();
    await expect(dispatch(backend, create())).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(idsOf(backend)).toEqual(["edge/DEVELOPMENT"]);
    await expect(dispatch(backend, create())).rejects.toMatchObject({ name: "FunctionAlreadyExists" });
  });

  it("losesResponse: does not apply to a call that the service rejects", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(CreateFunctionCommand).losesResponseOnce();
    const empty = new CreateFunctionCommand(makeFunction({ FunctionCode: new Uint8Array() }));
    await expect(dispatch(backend, empty)).rejects.toMatchObject({ name: "MalformedXML" });
    expect(faults.pending()).toMatchObject([{ used: 0, remaining: 1 }]);
    await expect(dispatch(backend, create())).rejects.toMatchObject({ code: "ECONNRESET" });
    faults.assertNonePending();
  });

  it("losesResponse: applies to one of two concurrent calls", async () => {
    const { backend, faults } = makeFaulty();
    backend.override({
      ...backend.resolve((list() as unknown as { schema: Parameters<Backend["resolve"]>[0] }).schema),
      handle: async () => ({}),
    });
    faults.on(ListFunctionsCommand).losesResponseOnce();
    const ends = await Promise.allSettled([dispatch(backend, list()), dispatch(backend, list())]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("rejectsRandomly", () => {
  const run = async (randomSeed: number, rate: number) => {
    const { backend, faults } = makeFaulty({ randomSeed });
    faults.onAnyCommand().rejectsRandomly(rate, "ServiceUnavailable");
    return outcomes(backend, 200);
  };

  it("fails the same calls for the same seed, and others for another seed", async () => {
    expect(await run(7, 0.5)).toEqual(await run(7, 0.5));
    expect(await run(7, 0.5)).not.toEqual(await run(8, 0.5));
  });

  it("fails about the given share of calls", async () => {
    const failed = (ends: string[]) => ends.filter((end) => end === "ServiceUnavailable").length;
    expect(failed(await run(1, 0))).toBe(0);
    expect(failed(await run(1, 1))).toBe(200);
    expect(failed(await run(1, 0.25))).toBeGreaterThan(25);
    expect(failed(await run(1, 0.25))).toBeLessThan(75);
  });

  it("fails the same calls again after reset", async () => {
    const { backend, faults } = makeFaulty();
    const once = async () => {
      faults.onAnyCommand().rejectsRandomly(0.5, "Throttling");
      const ends = await outcomes(backend, 20);
      backend.reset();
      return ends;
    };
    const first = await once();
    expect(new Set(first).size).toBe(2);
    expect(await once()).toEqual(first);
  });

  it("lets later faults apply to calls that do not fail", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().rejectsRandomly(0, "Throttling").rejects("InternalError");
    expect(await outcomes(backend, 2)).toEqual(["InternalError", "InternalError"]);
  });

  it("uses no random number for calls that do not match", async () => {
    const requestId = async (plan: (chain: FaultChain) => void) => {
      const { backend, faults } = makeFaulty();
      plan(faults.on(DescribeFunctionCommand));
      await dispatch(backend, list());
      const { $metadata } = await dispatch<{ $metadata: { requestId: string } }>(backend, list());
      return $metadata.requestId;
    };
    expect(await requestId((chain) => chain.rejectsRandomly(0.5, "Throttling"))).toBe(
      await requestId(() => {}),
    );
  });
});

it("rejectsFor fails calls for the given time on the mock's clock", async () => {
  const { backend, clock, faults } = makeFaulty();
  faults.onAnyCommand().rejectsFor(1000, "ServiceUnavailable");
  clock.pass(999);
  expect(await outcomes(backend, 2)).toEqual(["ServiceUnavailable", "ServiceUnavailable"]);
  clock.pass(1);
  expect(await outcomes(backend, 1)).toEqual(["answered"]);
});

describe("delays", () => {
  it("delays the effect of a call, with fake timers", async () => {
    vi.useFakeTimers();
    const { backend, faults } = makeFaulty();
    faults.on(CreateFunctionCommand).delaysOnce(60_000);
    const answer = dispatch(backend, create());
    await vi.advanceTimersByTimeAsync(59_999);
    expect(idsOf(backend)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await expect(answer).resolves.toMatchObject({ ETag: "ETVPDKIKX0DER" });
    expect(idsOf(backend)).toEqual(["edge/DEVELOPMENT"]);
    await expect(dispatch(backend, create("next"))).resolves.toBeDefined();
  });

  it("delays each call separately", async () => {
    vi.useFakeTimers();
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().delays(100);
    const first = dispatch(backend, list());
    await vi.advanceTimersByTimeAsync(60);
    const second = dispatch(backend, list());
    await vi.advanceTimersByTimeAsync(40);
    await expect(first).resolves.toBeDefined();
    vi.useRealTimers();
    expect(await isPending(second)).toBe(true);
  });

  it("uses real timers without fake ones", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().delaysOnce(20);
    const start = performance.now();
    await dispatch(backend, list());
    expect(performance.now() - start).toBeGreaterThan(15);
  });
});

describe("hangs", () => {
  it("never returns, and calls have no effect", async () => {
    const { backend, faults } = makeFaulty();
    faults.on(CreateFunctionCommand).hangs();
    const calls = [dispatch(backend, create("a")), dispatch(backend, create("b"))];
    expect(await Promise.all(calls.map(isPending))).toEqual([true, true]);
    expect(idsOf(backend)).toEqual([]);
    expect(backend.callLog.calls()).toHaveLength(2);
  });

  it("applies to the next call only with hangsOnce", async () => {
    const { backend, faults } = makeFaulty();
    faults.onAnyCommand().hangsOnce();
    expect(await isPending(dispatch(backend, list()))).toBe(true);
    await expect(dispatch(backend, list())).resolves.toBeDefined();
  });
});

describe.each<[string, (chain: FaultChain) => void]>([
  ["delays", (chain) => chain.delays(60_000)],
  ["hangs", (chain) => chain.hangs()],
])("the caller's abort signal ends what %s", (_, plan) => {
  it("with an AbortError that is recorded, and without effect", async () => {
    vi.useFakeTimers();
    const { backend, faults } = makeFaulty();
    plan(faults.on(CreateFunctionCommand));
    const controller = new AbortController();
    const answer = dispatch(backend, create(), undefined, controller.signal);
    controller.abort();
    const error = await refusalOf(answer);
    expect(error).toMatchObject({ name: "AbortError", message: "Request aborted" });
    expect(backend.callLog.calls()).toMatchObject([{ error }]);
    await vi.runAllTimersAsync();
    expect(idsOf(backend)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("even if the signal was aborted before", async () => {
    const { backend, faults } = makeFaulty();
    plan(faults.on(CreateFunctionCommand));
    const answer = dispatch(backend, create(), undefined, AbortSignal.abort());
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("invalid arguments throw immediately:", () => {
  it.each<[string, (chain: FaultChain) => void]>([
    [
      "rejectsTimes() expects a whole number of calls from 1, but got 0.",
      (c) => c.rejectsTimes(0, "Throttling"),
    ],
    [
      "rejectsTimes() expects a whole number of calls from 1, but got 1.5.",
      (c) => c.rejectsTimes(1.5, "Throttling"),
    ],
    [
      'rejectsTimes() expects a whole number of calls from 1, but got "2".',
      (c) => c.rejectsTimes("2" as never, "Throttling"),
    ],
    [
      "rejectsRandomly() expects a probability from 0 to 1, but got 1.1.",
      (c) => c.rejectsRandomly(1.1, "Throttling"),
    ],
    [
      "rejectsRandomly() expects a probability from 0 to 1, but got NaN.",
      (c) => c.rejectsRandomly(Number.NaN, "Throttling"),
    ],
    [
      "rejectsFor() expects a number of milliseconds from 0, but got -1.",
      (c) => c.rejectsFor(-1, "Throttling"),
    ],
    [
      "delays() expects a number of milliseconds from 0, but got undefined.",
      (c) => c.delays(undefined as never),
    ],
    [
      "delaysOnce() expects at most 2147483647 ms, but got 2147483648. For an endless delay use hangs().",
      (c) => c.delaysOnce(2 ** 31),
    ],
  ])("%s", (message, plan) => {
    const { faults } = makeFaulty();
    expect(thrownBy(() => plan(faults.onAnyCommand()))).toMatchObject({ code: "INVALID_FAULT", message });
    expect(faults.pending()).toEqual([]);
  });
});

it("runsBeforeOnce runs a change before the next call", async () => {
  const { backend, faults } = makeFaulty();
  await dispatch(backend, create());
  const act = vi.fn();
  faults.on(UpdateFunctionCommand).runsBeforeOnce("act()", act);
  expect(faults.pending()).toMatchObject([{ fault: "act()" }]);
  const update = new UpdateFunctionCommand({ ...makeFunction(), IfMatch: "ETVPDKIKX0DER" });
  await expect(dispatch(backend, update)).resolves.toBeDefined();
  await refusalOf(dispatch(backend, update));
  expect(act.mock.calls).toMatchObject([[{ environment: backend.environment }]]);
});
