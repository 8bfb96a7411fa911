/** The error that the SDK makes of an abort signal, whatever the signal's reason. */
export function createAbortError(): Error {
  const error = new Error("Request aborted");
  error.name = "AbortError";
  return error;
}
