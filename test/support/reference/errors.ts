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
    "Each handled operation with the errors that the API model lists for it, and their statuses. *Raised* are those to",
    "which the code of its handler leads; the fake answers with them by itself. *Planned* are the others: the fake never",
    "comes to them, a test does by `cloudfront.faults.on(Command).rejectsOnce(name)`, which takes those that are raised",
    "as well.",
    "",
    "## Of every operation",
    "",
    `- An input of the wrong shape is answered with ${shapeErrors()}, listed or not.`,
    "- What any AWS service may answer is there to be planned, whether or not an operation lists it:",
    "",
    ...table(["error", "status", "whose fault"], generalErrorNames.map(generalRow)),
    ...builtinServices.flatMap((service) => serviceLines(service, raised)),
  ].join("\n");
}

function shapeErrors(): string {
  return [cloudFront, keyValueStore]
    .map(({ errors }) => shown(errors.invalidInput("").schema))
    .join(", by the key value stores' data plane with ");
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
