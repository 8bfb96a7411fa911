import { expect } from "vitest";

/** The members that the exceptions of both clients share. */
interface ServiceException extends Error {
  readonly $fault: "client" | "server";
  readonly $metadata: { readonly httpStatusCode?: number | undefined };
}
type ExceptionClass = abstract new (...args: never[]) => ServiceException;

/** Asserts the name, class (if the SDK models one), message and status of an exception, and returns it. */
export async function expectException(
  promise: Promise<unknown>,
  Exception: ExceptionClass,
  {
    name = Exception.name,
    message,
    status,
  }: { name?: string; message?: string | RegExp; status?: number } = {},
): Promise<ServiceException> {
  const error = await promise.then(
    (output) => expect.fail(`answered ${JSON.stringify(output)} instead of ${name}`),
    (reason: unknown) => reason as ServiceException,
  );
  expect(error).toBeInstanceOf(Exception);
  expect(error.name).toBe(name);
  if (message !== undefined) {
    expect(error.message).toMatch(message);
  }
  if (status !== undefined) {
    expect(error.$metadata.httpStatusCode).toBe(status);
  }
  return error;
}
