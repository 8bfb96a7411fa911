import { expect } from "vitest";

/** What a promise rejects with; fails where it is fulfilled. */
export async function refusalOf<E = Error>(promise: Promise<unknown>): Promise<E> {
  return promise.then(
    (output) => expect.fail(`was answered ${JSON.stringify(output)} instead of being refused`),
    (reason: unknown) => reason as E,
  );
}

/** What a function throws; fails where it returns. */
export function thrownBy<E = Error>(act: () => unknown): E {
  let output: unknown;
  try {
    output = act();
  } catch (error) {
    return error as E;
  }
  return expect.fail(`returned ${String(output)} instead of throwing`);
}
