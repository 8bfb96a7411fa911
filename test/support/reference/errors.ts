import { createNamedError, generalErrorNames } from "../../../src/faults/named-errors.ts";
import { getOperationErrors } from "../../../src/faults/operation-errors.ts";
import type { Operation, Service } from "../../../src/index.ts";
import { builtinServices, cloudFront, keyValueStore } from "../../../src/index.ts";
import { getOperationName } from "../../../src/sdk/operation.ts";
import {
  type ErrorSchema,
  getErrorCode,
  getErrorSide,
  getErrorStatus,
} from "../../../src/sdk/service-error.ts";
import { code, table } from "./markdown.ts";
import { raisedErrors } from "./raised-errors.ts";

/** Returns the page of the errors of each operation: those that the fake raises, and those that only faults can raise. */
export function errorsPage(): string {
  const raised = raisedErrors();
  return [
    "# Errors of the operations",
    "",
    "Generated from the SDK's lists and schemas of errors and from the sources of the handlers, and checked by the tests.",
    "",
    "This page lists, for each handled operation, the errors of the API model and their statuses. The fake raises the",
    "*raised* errors itself. It never raises the *planned* errors itself, but a test can plan them with",
    "`cloudfront.faults.on(Command).rejectsOnce(name)`. A test can plan the raised errors in the same way.",
    "",
    "## Errors of every operation",
    "",
    `- An invalid input gives ${shapeErrors()}, even if the operation does not list the error.`,
    "- A test can plan these errors for every operation, even if the operation does not list them:",
    "",
    ...table(["error", "status", "side"], generalErrorNames.map(generalRow)),
    ...builtinServices.flatMap((service) => serviceLines(service, raised)),
  ].join("\n");
}

function shapeErrors(): string {
  return [cloudFront, keyValueStore]
    .map(({ errors }) => shown(errors.invalidInput("").schema))
    .join(", on the data plane of key value stores ");
}

function shown(schema: ErrorSchema): string {
  return `${code(getErrorCode(schema))} ${getErrorStatus(schema)}`;
}

function generalRow(name: string): string[] {
  const { schema } = createNamedError(name, cloudFront.sdk.ListFunctions$, cloudFront, "");
  return [code(name), String(getErrorStatus(schema)), getErrorSide(schema)];
}

function serviceLines(
  { name, operations }: Service,
  raised: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return [
    `## ${name}`,
    "",
    ...operations.flatMap((operation) => {
      const title = getOperationName(operation.schema);
      const ours = raised.get(`${name}/${title}`);
      if (!ours) {
        throw new Error(`The handler of ${name}/${title} was not found in src/services/${name}/index.ts.`);
      }
      const listed = getOperationErrors(operation.id) ?? [];
      return [
        `### ${title}`,
        "",
        ...line(
          "Raised",
          listed.filter((error) => ours.has(error)),
          operation,
        ),
        ...line(
          "Planned",
          listed.filter((error) => !ours.has(error)),
          operation,
        ),
        "",
      ];
    }),
  ];
}

function line(label: string, names: readonly string[], { api }: Operation): string[] {
  const schemas = names.map((name) => (api.sdk as Record<string, unknown>)[`${name}$`] as ErrorSchema);
  return schemas.length ? [`- ${label}: ${schemas.map(shown).join(", ")}`] : [];
}
