import type { CreateConnectionFunctionCommandInput } from "@aws-sdk/client-cloudfront";

/** The code of a connection function that allows every connection. */
export const allowAll = "function connectionHandler(connection) { connection.allow(); }";

/** A valid CreateConnectionFunction input, with some members changed. */
export function makeConnectionFunction(
  changes: Partial<CreateConnectionFunctionCommandInput> = {},
): CreateConnectionFunctionCommandInput {
  return {
    Name: "devices",
    ConnectionFunctionConfig: { Comment: "allows all devices", Runtime: "cloudfront-js-2.0" },
    ConnectionFunctionCode: new TextEncoder().encode(allowAll),
    ...changes,
  };
}
