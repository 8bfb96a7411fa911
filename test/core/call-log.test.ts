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

it("tells calls in the order in which they came", () => {
  const journal = new CallLog();
  journal.open({ schema: CreateFunction$, input: makeFunction(), time });
  journal.open(describeEdge());
  expect(journal.calls().map(({ operation }) => operation)).toEqual(["CreateFunction", "DescribeFunction"]);
});

it("tells the calls of one operation, and not those of its namesake in the other client", () => {
  const journal = new CallLog();
  journal.open({ schema: cloudfront.DescribeKeyValueStore$, input: { Name: "store" }, time });
  journal.open({ schema: keyvaluestore.DescribeKeyValueStore$, input: { KvsARN: "arn" }, time });
  const calls = journal.calls(getOperationId(keyvaluestore.DescribeKeyValueStore$));
  expect(calls.map(({ input }) => input)).toEqual([{ KvsARN: "arn" }]);
});

it("has neither output nor error while a call is under way", () => {
  const journal = new CallLog();
  journal.open(describeEdge());
  expect(journal.calls()).toStrictEqual([{ operation: "DescribeFunction", input: { Name: "edge" }, time }]);
});

it("has the output of an answered call", () => {
  const journal = new CallLog();
  journal.open(describeEdge()).output = { ETag: "ETVPDKIKX0DER" };
  expect(journal.calls()[0]?.output).toEqual({ ETag: "ETVPDKIKX0DER" });
});

it("has only the error of a call that failed, even where the state had changed", () => {
  const journal = new CallLog();
  const error = new Error("lost");
  Object.assign(journal.open(describeEdge()), { output: { ETag: "ETVPDKIKX0DER" }, error });
  expect(journal.calls()).toStrictEqual([
    { operation: "DescribeFunction", input: { Name: "edge" }, error, time },
  ]);
});

it("gives copies: to change one changes neither the journal nor what the store holds", () => {
  const journal = new CallLog();
  const input = makeFunction();
  journal.open({ schema: CreateFunction$, input, time }).output = { ETag: "ETVPDKIKX0DER" };
  const [call] = journal.calls() as { input: typeof input; output: { ETag: string }; time: Date }[];
  if (call?.input.FunctionConfig) {
    call.input.FunctionConfig.Comment = "changed";
  }
  call?.input.FunctionCode?.fill(0);
  call?.time.setFullYear(1999);
  if (call) {
    call.output.ETag = "changed";
  }
  const [again] = journal.calls() as unknown as { input: typeof input; output: object; time: Date }[];
  expect(again?.input.FunctionConfig).toEqual(input.FunctionConfig);
  expect([...(again?.input.FunctionCode ?? [])]).toEqual([...(input.FunctionCode ?? [])]);
  expect(input.FunctionCode?.[0]).not.toBe(0);
  expect(again?.output).toEqual({ ETag: "ETVPDKIKX0DER" });
  expect(again?.time.toISOString()).toBe("2026-01-01T00:00:00.000Z");
});

it("forgets all when it is cleared", () => {
  const journal = new CallLog();
  const entry = journal.open(describeEdge());
  journal.clear();
  entry.output = {};
  expect(journal.calls()).toEqual([]);
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
