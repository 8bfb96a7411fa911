import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { untilAborted } from "../../src/adapters/abort.ts";

it("settles as the promise does if the signal does not fire, and removes its listener", async () => {
  const { signal } = new AbortController();
  const answered = untilAborted(Promise.resolve("answer"), signal);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await expect(answered).resolves.toBe("answer");
  await new Promise((resolve) => setImmediate(resolve));
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("rejects as the promise does, and removes its listener", async () => {
  const { signal } = new AbortController();
  await expect(untilAborted(Promise.reject(new Error("refused")), signal)).rejects.toThrow("refused");
  await new Promise((resolve) => setImmediate(resolve));
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("rejects with the SDK's AbortError as soon as the signal fires", async () => {
  const controller = new AbortController();
  let answer = (_: string) => {};
  const answered = untilAborted(new Promise<string>((resolve) => (answer = resolve)), controller.signal);
  controller.abort(new Error("a reason of its own"));
  answer("too late");
  await expect(answered).rejects.toMatchObject({ name: "AbortError", message: "Request aborted" });
});
