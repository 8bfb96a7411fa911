import { describe, expect, it, onTestFinished, vi } from "vitest";
import { applyTimeouts } from "../../../src/adapters/http/timeouts.ts";

function useFakeTimers(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

const pending = new Promise<never>(() => {});

describe("applyTimeouts", () => {
  it("returns the response itself without timeouts", () => {
    const response = Promise.resolve("response");
    expect(applyTimeouts(response, {})).toBe(response);
  });

  it("rejects at the requestTimeout with ETIMEDOUT if throwOnRequestTimeout is set", async () => {
    useFakeTimers();
    const response = applyTimeouts(pending, { requestTimeout: 50, throwOnRequestTimeout: true });
    const outcome = vi.fn();
    response.catch(outcome);
    await vi.advanceTimersByTimeAsync(49);
    expect(outcome).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(outcome).toHaveBeenCalledWith(
      expect.objectContaining({
        name: "TimeoutError",
        code: "ETIMEDOUT",
        message: expect.stringContaining("50 ms"),
      }),
    );
  });

  it("rejects at the socketTimeout without a code", async () => {
    useFakeTimers();
    const response = applyTimeouts(pending, { socketTimeout: 50 });
    const outcome = vi.fn();
    response.catch(outcome);
    await vi.advanceTimersByTimeAsync(50);
    const [error] = outcome.mock.calls[0] as [Error];
    expect(error).toMatchObject({ name: "TimeoutError", message: expect.stringContaining("after 50 ms") });
    expect(error).not.toHaveProperty("code");
  });

  it.each<[string, () => Promise<unknown>]>([
    ["resolves", () => Promise.resolve("response")],
    ["rejects", () => Promise.reject(new Error("failed"))],
  ])("clears its timers when the response %s", async (_, respond) => {
    useFakeTimers();
    const logger = { warn: vi.fn() };
    const settings = { requestTimeout: 50, socketTimeout: 60, logger };
    await applyTimeouts(respond(), settings).catch(() => undefined);
    await Promise.resolve();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it("does not end the process if the logger throws", async () => {
    useFakeTimers();
    const warn = vi.fn(() => {
      throw new Error("disk full");
    });
    const response = applyTimeouts(pending, { requestTimeout: 50, logger: { warn } });
    const outcome = vi.fn();
    response.then(outcome, outcome);
    await vi.advanceTimersByTimeAsync(50);
    expect(warn).toHaveBeenCalledOnce();
    expect(outcome).not.toHaveBeenCalled();
  });
});
