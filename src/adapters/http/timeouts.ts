/** The timeout settings of the SDK's request handler. */
export interface Timeouts {
  readonly requestTimeout?: number | undefined;
  readonly throwOnRequestTimeout?: boolean | undefined;
  readonly socketTimeout?: number | undefined;
  readonly logger?: { warn?(message: string): void } | undefined;
}

/**
 * Applies the timeouts of the SDK's request handler to a response. A late response rejects with that handler's error.
 * A `requestTimeout` without `throwOnRequestTimeout` only logs a warning, as in the SDK.
 * seen: the messages are those of `@smithy/node-http-handler` 4.14.
 */
export function applyTimeouts<T>(response: Promise<T>, timeouts: Timeouts): Promise<T> {
  const { requestTimeout, socketTimeout, throwOnRequestTimeout, logger = console } = timeouts;
  if (!requestTimeout && !socketTimeout) {
    return response;
  }
  return new Promise((resolve, reject) => {
    const timers = [
      startTimer(requestTimeout, (ms) => {
        const text = `a request has exceeded the configured ${ms} ms requestTimeout.`;
        if (throwOnRequestTimeout) {
          reject(createTimeoutError(`@smithy/node-http-handler - [ERROR] ${text}`, "ETIMEDOUT"));
        } else {
          warn(
            logger,
            `@smithy/node-http-handler - [WARN] ${text} ` +
              "Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.",
          );
        }
      }),
      startTimer(socketTimeout, (ms) => {
        const text = `the request socket timed out after ${ms} ms of inactivity (configured by client requestHandler).`;
        reject(createTimeoutError(`@smithy/node-http-handler - ${text}`));
      }),
    ];
    response.then(resolve, reject).finally(() => timers.forEach(clearTimeout));
  });
}

/** Calls the user's logger. An error of the logger is dropped, because in a timer it would end the process. */
function warn(logger: NonNullable<Timeouts["logger"]>, message: string): void {
  try {
    logger.warn?.(message);
  } catch {
    // The warning is lost, the call goes on.
  }
}

function startTimer(ms: number | undefined, action: (ms: number) => void): NodeJS.Timeout | undefined {
  return ms ? setTimeout(action, ms, ms) : undefined;
}

function createTimeoutError(message: string, code?: string): Error {
  return Object.assign(new Error(message), { name: "TimeoutError", ...(code && { code }) });
}
