import {
  FunctionSizeLimitExceeded$,
  InvalidArgument$,
  NoSuchFunctionExists$,
  TestFunctionFailed$,
} from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import {
  defineUnmodeledError,
  getErrorCode,
  getErrorSide,
  getErrorStatus,
  ServiceError,
} from "../../src/sdk/service-error.ts";

it("reads code, side and status of an error from the SDK's schema", () => {
  const read = [NoSuchFunctionExists$, FunctionSizeLimitExceeded$, InvalidArgument$, TestFunctionFailed$].map(
    (schema) => [getErrorCode(schema), getErrorSide(schema), getErrorStatus(schema)],
  );
  expect(read).toEqual([
    ["NoSuchFunctionExists", "client", 404],
    ["FunctionSizeLimitExceeded", "client", 413],
    ["InvalidArgument", "client", 400],
    ["TestFunctionFailed", "server", 500],
  ]);
});

it("uses 400 for a client error and 500 for a server error without a status", () => {
  expect(getErrorStatus([-3, "test", "Mine", { error: "client" }, [], []])).toBe(400);
  expect(getErrorStatus([-3, "test", "Theirs", { error: "server" }, [], []])).toBe(500);
});

it("defines an error that the API model does not list", () => {
  const malformed = defineUnmodeledError("com.amazonaws.cloudfront", "MalformedXML", 400);
  const broken = defineUnmodeledError("com.amazonaws.cloudfront", "InternalError", 503);
  expect([getErrorCode(malformed), getErrorSide(malformed), getErrorStatus(malformed)]).toEqual([
    "MalformedXML",
    "client",
    400,
  ]);
  expect([getErrorSide(broken), getErrorStatus(broken)]).toEqual(["server", 503]);
});

it("is an Error with its schema", () => {
  const fault = new ServiceError(NoSuchFunctionExists$, "There is no such function.");
  expect(fault).toBeInstanceOf(Error);
  expect(fault.message).toBe("There is no such function.");
  expect(fault.schema).toBe(NoSuchFunctionExists$);
});
