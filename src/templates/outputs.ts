import { Refusal } from "./refusal.ts";
import type { Resolver } from "./resolver.ts";
import { createUsage } from "./scope.ts";
import type { StackRecord } from "./stacks.ts";
import type { TemplateOutput } from "./template.ts";

/**
 * Returns the values of the outputs whose condition is true, by output and by export.
 *
 * @throws Refusal for a value that is not text
 */
export function resolveOutputs(
  definitions: Readonly<Record<string, TemplateOutput>>,
  resolver: Resolver,
): Pick<StackRecord, "outputs" | "exports"> {
  const outputs: Record<string, string> = {};
  const exports: Record<string, string> = {};
  for (const [name, { Condition: condition, Value: value, Export: exported }] of Object.entries(
    definitions,
  )) {
    if (condition === undefined || resolver.conditions.isTrue(condition)) {
      const text = resolveText(resolver, value, `Outputs.${name}.Value`);
      outputs[name] = text;
      if (exported) {
        exports[resolveText(resolver, exported.Name, `Outputs.${name}.Export.Name`)] = text;
      }
    }
  }
  return { outputs, exports };
}

function resolveText(resolver: Resolver, expression: unknown, path: string): string {
  const value = resolver.resolve(expression, path, createUsage());
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  throw new Refusal(
    "Template format error: The Value field of every Outputs member must evaluate to a String.",
    `${path} evaluates to ${JSON.stringify(value)}.`,
  );
}
