import {
  CreateFunction$,
  DeleteFunction$,
  DescribeFunction$,
  DescribeKeyValueStore$,
  DescribeKeyValueStoreCommand,
} from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { StaticOperationSchema } from "@smithy/types";
import { expect, it } from "vitest";
import { getOperationId, getOperationName, getSuccessStatus } from "../../src/sdk/operation.ts";

it("an operation id has namespace and name, so that DescribeKeyValueStore of two clients has two ids", () => {
  expect(getOperationName(DescribeKeyValueStore$)).toBe(
    getOperationName(keyvaluestore.DescribeKeyValueStore$),
  );
  expect(getOperationId(DescribeKeyValueStore$)).toBe("com.amazonaws.cloudfront#DescribeKeyValueStore");
  expect(getOperationId(keyvaluestore.DescribeKeyValueStore$)).toBe(
    "com.amazonaws.cloudfrontkeyvaluestore#DescribeKeyValueStore",
  );
});

it("finds the schema of a command", () => {
  const command = new DescribeKeyValueStoreCommand({ Name: "store" });
  const { schema } = command as unknown as { schema: StaticOperationSchema };
  expect(getOperationId(schema)).toBe(getOperationId(DescribeKeyValueStore$));
});

it("reads the status of a success from the schema", () => {
  expect([CreateFunction$, DescribeFunction$, DeleteFunction$].map(getSuccessStatus)).toEqual([
    201, 200, 204,
  ]);
});
