/**
 * Creates the error for a socket that the server closes before it responds.
 * seen: Node's `socket hang up` through the SDK's HTTP handler, which sets the name, and its retry middleware, which
 * counts the attempts
 */
export function createConnectionResetError(): Error {
  return Object.assign(new Error("socket hang up"), {
    code: "ECONNRESET",
    name: "TimeoutError",
    $metadata: { attempts: 1, totalRetryDelay: 0 },
  });
}
