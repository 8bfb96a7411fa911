import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { StaticOperationSchema } from "@smithy/types";
import { builtinServices } from "../../../src/index.ts";
import { getOperationId } from "../../../src/sdk/operation.ts";
import { table } from "./markdown.ts";

/** The handled operations with their service. */
export const owners = new Map(
  builtinServices.flatMap((service) => service.operations.map((operation) => [operation.id, service.name])),
);

function isOperation(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === 9;
}

/** Returns the operations of a client package, sorted by name. */
function operationsOf(sdk: object): StaticOperationSchema[] {
  return Object.values(sdk)
    .filter(isOperation)
    .sort((a, b) => (a[2] < b[2] ? -1 : 1));
}

export const everyOperation: readonly StaticOperationSchema[] = [cloudfront, keyvaluestore].flatMap(
  operationsOf,
);

function countsOf(sdk: object): string {
  const schemas = operationsOf(sdk);
  const handled = schemas.filter((schema) => owners.has(getOperationId(schema)));
  return `${handled.length} of ${schemas.length} operations`;
}

/** Returns the text of a page with the current counts in every "32 of 167 operations of `@aws-sdk/client-…`". */
export function withOperationCounts(page: string): string {
  const sdks: Record<string, object> = {
    "client-cloudfront": cloudfront,
    "client-cloudfront-keyvaluestore": keyvaluestore,
  };
  return page.replace(
    /\d+ of \d+ operations(\s+of\s+`@aws-sdk\/([\w-]+)`)/g,
    (sentence, rest: string, name: string) => {
      const sdk = sdks[name];
      return sdk ? countsOf(sdk) + rest : sentence;
    },
  );
}

function section(title: string, sdk: object): string[] {
  const schemas = operationsOf(sdk);
  return [
    `## ${title}`,
    "",
    `${countsOf(sdk)} are handled.`,
    "",
    ...table(
      ["operation", "service"],
      schemas.map((schema) => [schema[2], owners.get(getOperationId(schema)) ?? ""]),
    ),
  ];
}

/** Every operation of the two clients, with the service that handles it. */
export function coveragePage(): string {
  return [
    "# Coverage of operations",
    "",
    "Generated from the SDK's schemas and the mounted services, and checked by the tests. An operation without",
    "a service rejects with a `MockCloudFrontError` of code `UNHANDLED_OPERATION` that says how to add it.",
    "",
    ...section("`@aws-sdk/client-cloudfront`", cloudfront),
    ...section("`@aws-sdk/client-cloudfront-keyvaluestore`", keyvaluestore),
  ].join("\n");
}
