import * as cloudfront from "@aws-sdk/client-cloudfront";
import { CreateFunction$, DescribeFunction$ } from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect, it } from "vitest";
import { CallLog, type CallRecord } from "../../src/core/call-log.ts";
import { getOperationId } from "../../src/sdk/operation.ts";
import { makeFunction } from "../support/make.ts";

const time = new Date("2026-01-01T00:00:00Z");
function describeEdge(): CallRecord {
  return { schema: DescribeFunction$, input: { Name: "edge" }, time };
}

it("returns calls in order", () => {
  const callLog = new CallLog();
  callLog.open({ schema: CreateFunction$, input: makeFunction(), time });
  callLog.open(describeEdge());
  expect(callLog.calls().map(({ operation }) => operation)).toEqual(["CreateFunction", "DescribeFunction"]);
});

it("returns the calls of one operation, without those of the same name in the other client", () => {
  const callLog = new CallLog();
  callLog.open({ schema: cloudfront.DescribeKeyValueStore$, input: { Name: "store" }, time });
  callLog.open({ schema: keyvaluestore.DescribeKeyValueStore$, input: { KvsARN: "arn" }, time });
  const calls = callLog.calls(getOperationId(keyvaluestore.DescribeKeyValueStore$));
  expect(calls.map(({ input }) => input)).toEqual([{ KvsARN: "arn" }]);
});

it("has no output and no error while a call is in flight", () => {
  const callLog = new CallLog();
  callLog.open(describeEdge());
  expect(callLog.calls()).toStrictEqual([{ operation: "DescribeFunction", input: { Name: "edge" }, time }]);
});

it("has the output of a successful call", () => {
  const callLog = new CallLog();
  callLog.open(describeEdge()).output = { ETag: "ETVPDKIKX0DER" };
  expect(callLog.calls()[0]?.output).toEqual({ ETag: "ETVPDKIKX0DER" });
});

it("has only the error of a failed call, even if the state changed", () => {
  const callLog = new CallLog();
  const error = new Error("lost");
  Object.assign(callLog.open(describeEdge()), { output: { ETag: "ETVPDKIKX0DER" }, error });
  expect(callLog.calls()).toStrictEqual([
    { operation: "DescribeFunction", input: { Name: "edge" }, error, time },
  ]);
});

it("returns copies", () => {
  const callLog = new CallLog();
  const input = makeFunction();
  callLog.open({ schema: CreateFunction$, input, time }).output = { ETag: "ETVPDKIKX0DER" };
  const [call] = callLog.calls() as { input: typeof input; output: { ETag: string }; time: Date }[];
  if (call?.input.FunctionConfig) {
    call.input.FunctionConfig.Comment = "changed";
  }
  call?.input.FunctionCode?.fill(0);
  call?.time.setFullYear(1999);
  if (call) {
    call.output.ETag = "changed";
  }
  const [again] = callLog.calls() as unknown as { input: typeof input; output: object; time: Date }[];
  expect(again?.input.FunctionConfig).toEqual(input.FunctionConfig);
  expect([...(again?.input.FunctionCode ?? [])]).toEqual([...(input.FunctionCode ?? [])]);
  expect(input.FunctionCode?.[0]).not.toBe(0);
  expect(again?.output).toEqual({ ETag: "ETVPDKIKX0DER" });
  expect(again?.time.toISOString()).toBe("2026-01-01T00:00:00.000Z");
});

it("is empty after clear()", () => {
  const callLog = new CallLog();
  const entry = callLog.open(describeEdge());
  callLog.clear();
  entry.output = {};
  expect(callLog.calls()).toEqual([]);
});

it("drops the oldest calls above a limit of calls, and counts them", () => {
  const log = new CallLog();
  log.limit({ maxCalls: 1, maxBytes: Number.POSITIVE_INFINITY });
  log.open({ schema: CreateFunction$, input: makeFunction(), time });
  log.open(describeEdge());
  expect(log.calls().map(({ operation }) => operation)).toEqual(["DescribeFunction"]);
  expect(log.droppedCount).toBe(1);
  log.clear();
  expect(log.droppedCount).toBe(0);
});

it("drops the oldest calls above a limit of bytes", () => {
  const log = new CallLog();
  log.limit({ maxCalls: 100, maxBytes: 500 });
  for (const Name of ["a".repeat(100), "b".repeat(100), "c".repeat(100)]) {
    log.open({ schema: DescribeFunction$, input: { Name }, time });
  }
  // 64 bytes for the object, 16 for the string and 2 for each character.
  expect(log.calls()).toHaveLength(1);
  log.open({ schema: DescribeFunction$, input: { Name: "d".repeat(1000) }, time });
  expect(log.calls()).toEqual([]);
  expect(log.droppedCount).toBe(4);
});
