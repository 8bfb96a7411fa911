/** Creates the error that the SDK throws for an abort signal, whatever the reason of the signal. */
export function createAbortError(): Error {
  const error = new Error("Request aborted");
  error.name = "AbortError";
  return error;
}
