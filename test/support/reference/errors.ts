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
import { getPlannedReason, isUnreachable } from "./planned-reasons.ts";
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
    "## Why errors are only planned",
    "",
    "The fake never raises the planned errors, for these reasons:",
    "",
    ...table(["error", "reason", "operations"], reasonRows(raised)),
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

/** Returns a row per planned error and reason. Names the operations if they are few. */
function reasonRows(raised: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const operations = new Map<string, string[]>();
  for (const { name, operations: handled } of builtinServices) {
    for (const operation of handled) {
      const title = getOperationName(operation.schema);
      for (const error of getErrors(operation, raised.get(`${name}/${title}`) ?? new Set()).planned) {
        const key = JSON.stringify([error, getPlannedReason(title, error)]);
        operations.set(key, [...(operations.get(key) ?? []), title]);
      }
    }
  }
  return [...operations]
    .map(([key, titles]): string[] => {
      const [error, reason] = JSON.parse(key) as [string, string];
      return [code(error), reason, titles.length > 6 ? `${titles.length} operations` : titles.join(", ")];
    })
    .sort(([a = ""], [b = ""]) => a.localeCompare(b));
}

/** Splits the errors that the API model lists for an operation. */
function getErrors(
  operation: Operation,
  ours: ReadonlySet<string>,
): { readonly raised: readonly string[]; readonly planned: readonly string[] } {
  const listed = getOperationErrors(operation.id) ?? [];
  const title = getOperationName(operation.schema);
  const isRaised = (error: string) => ours.has(error) && !isUnreachable(title, error);
  return {
    raised: listed.filter(isRaised),
    planned: listed.filter((error) => !isRaised(error)),
  };
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
      const errors = getErrors(operation, ours);
      return [
        `### ${title}`,
        "",
        ...line("Raised", errors.raised, operation),
        ...line("Planned", errors.planned, operation),
        "",
      ];
    }),
  ];
}

function line(label: string, names: readonly string[], { api }: Operation): string[] {
  const schemas = names.map((name) => (api.sdk as Record<string, unknown>)[`${name}$`] as ErrorSchema);
  return schemas.length ? [`- ${label}: ${schemas.map(shown).join(", ")}`] : [];
}
