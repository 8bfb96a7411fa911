/**
 * What a caller sees of a socket that the other side closes before it answers. seen: Node's `socket hang up`
 * through the SDK's own HTTP handler, which names the error, and its retry middleware, which counts attempts.
 */
export function createConnectionResetError(): Error {
  return Object.assign(new Error("socket hang up"), {
    code: "ECONNRESET",
    name: "TimeoutError",
    $metadata: { attempts: 1, totalRetryDelay: 0 },
  });
}
