/** The name of the function that the service calls: `connectionHandler` in connection functions. */
export type EntryPoint = "handler" | "connectionHandler";

/**
 * Code that runs after a connection function's own code. Its value is the function that the engine calls with the
 * connection, undefined if the code has no `connectionHandler`.
 *
 * AWS developer guide, "Write CloudFront Connection Function code": allow(), deny() and logCustomData(text).
 * assumed: the last of several calls of allow() and deny() counts. A connection without a call is denied (the guide).
 */
const connectionAdapter = `
;(function () {
  return typeof connectionHandler !== "function" ? undefined : function (connection) {
    var decision = "deny";
    connection.allow = function () { decision = "allow"; };
    connection.deny = function () { decision = "deny"; };
    connection.logCustomData = function (text) { require("cloudfront").logCustomData(text); };
    var returned = connectionHandler(connection);
    return returned instanceof Promise
      ? returned.then(function () { return { decision: decision }; })
      : { decision: decision };
  };
})()`;

/** Returns the code that adapts an entry point to the engine, undefined for `handler`, which needs none. */
export function getAdapter(entryPoint: EntryPoint | undefined): string | undefined {
  return entryPoint === "connectionHandler" ? connectionAdapter : undefined;
}
