import { CreateFunction$, ListTrustStores$ } from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { defineService, getOperationSchema } from "../../src/core/service.ts";
import { cloudFront, type KeyValueStore, type ServiceApi } from "../../src/sdk/service-api.ts";

const keyValueStore: ServiceApi<KeyValueStore> = { ...cloudFront, sdk: keyvaluestore };

describe("defineService", () => {
  it("registers handlers by operation id", () => {
    const service = defineService("trust-stores", cloudFront, {
      ListTrustStores: () => ({ TrustStoreList: [] }),
    });
    expect(service.name).toBe("trust-stores");
    expect(service.operations).toEqual([
      expect.objectContaining({
        id: "com.amazonaws.cloudfront#ListTrustStores",
        schema: ListTrustStores$,
        service: "trust-stores",
        api: cloudFront,
      }),
    ]);
  });

  it("uses the schema of the given API if both clients have an operation of that name", () => {
    const handler = () => ({ ETag: "KV3UN6WX5RRO2AG" }) as never;
    const ids = [
      defineService("control", cloudFront, { DescribeKeyValueStore: handler }),
      defineService("data", keyValueStore, { DescribeKeyValueStore: handler }),
    ].map(({ operations }) => operations[0]?.id);
    expect(ids).toEqual([
      "com.amazonaws.cloudfront#DescribeKeyValueStore",
      "com.amazonaws.cloudfrontkeyvaluestore#DescribeKeyValueStore",
    ]);
  });

  it("gives each operation its constraints, and all operations the guard", () => {
    const guard = () => undefined;
    const Name = { length: [1, 64] } as const;
    const { operations } = defineService(
      "functions",
      cloudFront,
      { DescribeFunction: () => ({}), DeleteFunction: () => ({}) },
      { constraints: { DescribeFunction: { Name } }, guard },
    );
    expect(operations.map((operation) => operation.rules)).toEqual([{ Name }, undefined]);
    expect(operations.map((operation) => operation.guard)).toEqual([guard, guard]);
  });

  it.each(["CreateFunctions", "createFunction", "CreateFunctionCommand", "CloudFrontClient", "toString", ""])(
    "rejects %o, which is not an operation of the SDK",
    (name) => {
      expect(() => defineService("mine", cloudFront, { [name]: () => ({}) })).toThrow(
        expect.objectContaining({
          code: "UNKNOWN_OPERATION",
          message: expect.stringContaining(
            `The client package has no operation "${name}". Use the name of its command`,
          ),
        }),
      );
    },
  );

  it.each(["NoSuchFunctionExists", "FunctionSummary"])(
    "rejects %o, which is not the schema of an operation",
    (name) => {
      expect(() => defineService("mine", cloudFront, { [name]: () => ({}) })).toThrow(
        expect.objectContaining({ code: "UNKNOWN_OPERATION" }),
      );
    },
  );
});

it("getOperationSchema returns the schema that the package exports", () => {
  expect(getOperationSchema(cloudFront, "CreateFunction")).toBe(CreateFunction$);
});
