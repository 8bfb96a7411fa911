import { expect } from "vitest";

/** Returns the rejection of a promise. Throws if the promise is fulfilled. */
export async function refusalOf<E = Error>(promise: Promise<unknown>): Promise<E> {
  return promise.then(
    (output) => expect.fail(`was answered ${JSON.stringify(output)} instead of being refused`),
    (reason: unknown) => reason as E,
  );
}

/** Returns the error that a function throws. Throws if the function returns. */
export function thrownBy<E = Error>(act: () => unknown): E {
  let output: unknown;
  try {
    output = act();
  } catch (error) {
    return error as E;
  }
  return expect.fail(`returned ${String(output)} instead of throwing`);
}
