import { CreateFunction$, CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import { getCommandSchema } from "../../src/core/command.ts";

it("returns the schema of a command class", () => {
  expect(getCommandSchema(CreateFunctionCommand, "calls()")).toBe(CreateFunction$);
});

it.each([
  ["CreateFunction", '"CreateFunction"'],
  [class {}, "a function"],
  [undefined, "undefined"],
])("rejects %o and names the method and the value", (command, shown) => {
  expect(() => getCommandSchema(command, "calls()")).toThrow(
    expect.objectContaining({
      code: "UNKNOWN_OPERATION",
      message: `calls() expects a command class such as CreateFunctionCommand, but got ${shown}.`,
    }),
  );
});
