import { TestConnectionFunctionCommand } from "@aws-sdk/client-cloudfront";
import { assumed, defineProbes } from "../probe.ts";
import type { ProbeContext } from "../probe-context.ts";
import { createConnectionFunction } from "./networks.ts";

/** Runs code by TestConnectionFunction and returns the output. */
async function run(context: ProbeContext, statements: string, connection: object): Promise<unknown> {
  const { Id, ETag: IfMatch } = await createConnectionFunction(context, {
    ConnectionFunctionCode: Buffer.from(`function connectionHandler(connection) { ${statements} }`),
  });
  const ConnectionObject = Buffer.from(JSON.stringify(connection));
  const { ConnectionFunctionTestResult: result } = await context.send(
    new TestConnectionFunctionCommand({ Id, IfMatch, ConnectionObject }),
  );
  return JSON.parse(result?.ConnectionFunctionOutput);
}

const connection = { clientIp: "192.0.2.1" };

/** What TestConnectionFunction does with connections and with decisions. */
export const connectionRunProbes = defineProbes("connection function runs", [
  {
    ...assumed("the guide does not show an output"),
    does: "the output is the decision",
    ask: (context) => run(context, "connection.allow();", connection),
    expected: { decision: "allow" },
  },
  {
    ...assumed("each call replaces the decision"),
    does: "the last call of allow() and deny() counts",
    ask: async (context) => [
      await run(context, "connection.deny(); connection.allow();", connection),
      await run(context, "connection.allow(); connection.deny();", connection),
    ],
    expected: [{ decision: "allow" }, { decision: "deny" }],
  },
  {
    ...assumed("the guide does not say which members a test must have"),
    does: "any object is a connection",
    ask: async (context) => [
      await run(context, "connection.allow();", {}),
      await run(context, "connection.allow();", { unknown: 1 }),
    ],
    expected: [{ decision: "allow" }, { decision: "allow" }],
  },
]);
