import { operationErrors } from "./operation-errors.generated.ts";

type ErrorLists = ReadonlyMap<string, readonly string[]>;

let errorLists: ErrorLists | undefined;

/** Returns the errors by operation id (`namespace#Name`). Parses the generated table on first use. */
function getErrorLists(): ErrorLists {
  errorLists ??= new Map(
    Object.entries(operationErrors).flatMap(([namespace, lines]) =>
      lines
        .trim()
        .split("\n")
        .map((line): [string, string[]] => {
          const [operation, ...errors] = line.split(" ");
          return [`${namespace}#${operation}`, errors];
        }),
    ),
  );
  return errorLists;
}

/**
 * Returns the errors that an operation can raise, according to the API model. Returns undefined for an operation that is
 * newer than the table.
 *
 * @param id the operation id, `namespace#Name`
 */
export function getOperationErrors(id: string): readonly string[] | undefined {
  return getErrorLists().get(id);
}

/** Returns all errors that the API models list, sorted by name. */
export function listModeledErrors(): readonly string[] {
  return [...new Set([...getErrorLists().values()].flat())].sort();
}
