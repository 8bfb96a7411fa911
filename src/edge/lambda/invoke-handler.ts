import type { LambdaCallback, LambdaContext, LambdaEdgeEvent, LambdaHandler } from "./lambda-types.ts";

/** The longest run of Lambda@Edge at viewer events and at origin events, in milliseconds (AWS developer guide, quotas). */
const maxRunMs = { viewer: 5000, origin: 30_000 } as const;

/**
 * Calls a handler as the Node.js runtime of Lambda does: a promise decides, otherwise the callback.
 *
 * A handler without the parameter `callback` that returns no promise has no result, as on Lambda.
 */
export function invokeHandler(
  handler: LambdaHandler,
  event: LambdaEdgeEvent,
  arn: string,
  requestId: string,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback: LambdaCallback = (error, result) => {
      if (error === null || error === undefined) {
        resolve(result);
      } else {
        reject(error);
      }
    };
    const returned = handler(event, createContext(arn, requestId, event, callback), callback);
    if (isThenable(returned)) {
      returned.then(resolve, reject);
    } else if (handler.length < 3) {
      resolve(undefined);
    }
  });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}

function createContext(
  arn: string,
  requestId: string,
  event: LambdaEdgeEvent,
  callback: LambdaCallback,
): LambdaContext {
  const [, , , region, , , functionName = "", functionVersion = ""] = arn.split(":");
  const kind = event.Records[0].cf.config.eventType.startsWith("viewer-") ? "viewer" : "origin";
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion,
    invokedFunctionArn: arn,
    memoryLimitInMB: "128",
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${region}.${functionName}`,
    logStreamName: `[${functionVersion}]${requestId}`,
    getRemainingTimeInMillis: () => maxRunMs[kind],
    done: (error, result) => callback(error, result),
    fail: (error) => callback(error),
    succeed: (result) => callback(null, result),
  };
}
