import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { StaticOperationSchema } from "@smithy/types";
import { expect, it } from "vitest";
import { builtinServices } from "../../src/index.ts";
import { operationId } from "../../src/sdk/operation.ts";

const owners = new Map(
  builtinServices.flatMap((service) => service.operations.map((operation) => [operation.id, service.name])),
);

const isOperation = (value: unknown): value is StaticOperationSchema =>
  Array.isArray(value) && value[0] === 9;

function table(sdk: object): { rows: string[]; handled: number } {
  const schemas = Object.values(sdk)
    .filter(isOperation)
    .sort((a, b) => (a[2] < b[2] ? -1 : 1));
  const rows = schemas.map((schema) => `| ${schema[2]} | ${owners.get(operationId(schema)) ?? ""} |`);
  return { rows, handled: schemas.filter((schema) => owners.has(operationId(schema))).length };
}

function section(title: string, sdk: object): string[] {
  const { rows, handled } = table(sdk);
  return [
    `## ${title}`,
    "",
    `${handled} of ${rows.length} operations are handled.`,
    "",
    "| operation | service |",
    "| --- | --- |",
    ...rows,
    "",
  ];
}

// `npx vitest run test/house --update` writes the page anew.
it("docs/reference/coverage.md lists every operation of the two clients, with the service that handles it", async () => {
  const page = [
    "# Coverage of operations",
    "",
    "Generated from the SDK's schemas and the mounted services, and checked by the tests. An operation without",
    "a service rejects with a `MockCloudFrontError` of code `UNHANDLED_OPERATION` that says how to add it.",
    "",
    ...section("`@aws-sdk/client-cloudfront`", cloudfront),
    ...section("`@aws-sdk/client-cloudfront-keyvaluestore`", keyvaluestore),
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../../docs/reference/coverage.md");
});

it("every handled operation is one of the two clients'", () => {
  const ids = [cloudfront, keyvaluestore].flatMap((sdk) =>
    Object.values(sdk).filter(isOperation).map(operationId),
  );
  expect(ids).toEqual(expect.arrayContaining([...owners.keys()]));
});
