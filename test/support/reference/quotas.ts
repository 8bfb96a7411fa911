import { defaultQuotas } from "../../../src/core/quotas.ts";
import type { Operation, Quotas, Service } from "../../../src/index.ts";
import { builtinServices } from "../../../src/index.ts";
import { getOperationName } from "../../../src/sdk/operation.ts";
import { getErrorCode, getErrorStatus } from "../../../src/sdk/service-error.ts";
import { code, grouped, table } from "./markdown.ts";
import { entryPoints, membersOf, namesOf } from "./program.ts";
import { refusedBy } from "./quota-probes.ts";

/** Returns the page of the quotas with their errors, and of the other constraints of inputs. */
export async function quotasPage(): Promise<string> {
  return [
    "# Quotas and constraints",
    "",
    "Generated from the quotas, their docstrings and the families' constraints, and checked by the tests. The errors were",
    "recorded when this page was generated, from one call too many.",
    "",
    "## Quotas",
    "",
    'The quotas of the service, from the AWS developer guide, "Quotas". The option `quotas` overrides any of them:',
    "`mockCloudFront({ quotas: { functions: 1 } })`. `Infinity` removes a quota.",
    "",
    ...table(["quota", "default", "what it counts", "error", "status", "for example of"], await quotaRows()),
    "## Lengths, patterns and values",
    "",
    "The constraints of the API model on inputs, besides required members. No option overrides them.",
    "",
    ...builtinServices.flatMap(constraintLines),
  ].join("\n");
}

async function quotaRows(): Promise<string[][]> {
  const docstrings = new Map(
    entryPoints
      .flatMap(namesOf)
      .filter(({ name }) => name === "Quotas")
      .flatMap(membersOf)
      .map(({ name, docstring }) => [name, docstring.text]),
  );
  return Promise.all(
    Object.entries(defaultQuotas).map(async ([name, count]) => {
      const { error, status, operation } = await refusedBy(name as keyof Quotas);
      const meaning = docstrings.get(name) ?? "";
      return [code(name), grouped(count), meaning, code(error), String(status), operation];
    }),
  );
}

function constraintLines({ name, operations }: Service): string[] {
  const constrained = operations.filter(({ rules }) => rules);
  const [first] = constrained;
  if (!first) {
    return [];
  }
  const lines = new Map<string, { paths: string[]; rule: string; names: Set<string> }>();
  for (const operation of constrained) {
    for (const [path, rule] of rulesOf(operation)) {
      // A member of two inputs, at different depths, is one rule.
      const key = [rule, ...path.split(".").slice(-2)].join();
      const line = lines.get(key) ?? { paths: [], rule, names: new Set() };
      line.paths.push(path);
      line.names.add(getOperationName(operation.schema));
      lines.set(key, line);
    }
  }
  const { schema } = first.api.errors.invalidInput("");
  const rows = [...lines.values()].map(({ paths, rule, names }) => [
    code(endOf(paths)),
    rule,
    [...names].join(", "),
  ]);
  return [
    `### ${name}`,
    "",
    `What breaks one is answered with ${code(getErrorCode(schema))}, ${getErrorStatus(schema)}.`,
    "",
    ...table(["member", "rule", "in"], rows),
  ];
}

/** Returns the common end of paths. */
function endOf(paths: readonly string[]): string {
  const [shortest = ""] = [...paths].sort((a, b) => a.length - b.length);
  const parts = shortest.split(".");
  while (!paths.every((path) => path.endsWith(parts.join(".")))) {
    parts.shift();
  }
  const end = parts.join(".");
  return paths.every((path) => path === end) ? end : `… ${end}`;
}

interface Rules extends Readonly<Record<string, unknown>> {
  readonly pattern?: string;
  readonly length?: readonly [min: number, max: number];
  readonly values?: readonly string[];
}

/** Returns a line per member with a rule, by its path in the input. `[]` stands for each element of a list. */
function rulesOf({ rules }: Operation): (readonly [path: string, rule: string])[] {
  const visit = (at: Rules, path: string): (readonly [string, string])[] => {
    const own = saidOf(at);
    if (own) {
      return [[path, own]];
    }
    return Object.entries(at).flatMap(([name, inner]) =>
      visit(inner as Rules, name === "each" ? `${path}[]` : `${path && `${path}.`}${name}`),
    );
  };
  return visit(rules as Rules, "");
}

function saidOf({ pattern, length, values }: Rules): string {
  const [min, max] = Array.isArray(length) ? length : [];
  return [
    min !== undefined && `length ${grouped(min)} to ${grouped(max as number)}`,
    typeof pattern === "string" && code(pattern),
    Array.isArray(values) && `one of ${values.map((value) => code(value)).join(", ")}`,
  ]
    .filter(Boolean)
    .join("; ");
}
