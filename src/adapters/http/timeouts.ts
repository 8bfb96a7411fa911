/** The timeouts of the SDK's own handler, and what it does when they are over. */
export interface Timeouts {
  readonly requestTimeout?: number | undefined;
  readonly throwOnRequestTimeout?: boolean | undefined;
  readonly socketTimeout?: number | undefined;
  readonly logger?: { warn?(message: string): void } | undefined;
}

/**
 * The answer, or the error of the SDK's handler when it is late. A `requestTimeout` alone is a warning there.
 * The texts are those of `@smithy/node-http-handler` 4.14.
 */
export function applyTimeouts<T>(answer: Promise<T>, timeouts: Timeouts): Promise<T> {
  const { requestTimeout, socketTimeout, throwOnRequestTimeout, logger = console } = timeouts;
  if (!requestTimeout && !socketTimeout) {
    return answer;
  }
  return new Promise((resolve, reject) => {
    const timers = [
      after(requestTimeout, (ms) => {
        const text = `a request has exceeded the configured ${ms} ms requestTimeout.`;
        if (throwOnRequestTimeout) {
          reject(timeoutError(`@smithy/node-http-handler - [ERROR] ${text}`, "ETIMEDOUT"));
        } else {
          logger.warn?.(
            `@smithy/node-http-handler - [WARN] ${text} ` +
              "Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.",
          );
        }
      }),
      after(socketTimeout, (ms) => {
        const text = `the request socket timed out after ${ms} ms of inactivity (configured by client requestHandler).`;
        reject(timeoutError(`@smithy/node-http-handler - ${text}`));
      }),
    ];
    answer.then(resolve, reject).finally(() => timers.forEach(clearTimeout));
  });
}

function after(ms: number | undefined, action: (ms: number) => void): NodeJS.Timeout | undefined {
  return ms ? setTimeout(action, ms, ms) : undefined;
}

function timeoutError(message: string, code?: string): Error {
  return Object.assign(new Error(message), { name: "TimeoutError", ...(code && { code }) });
}
