import type { Store } from "../core/store.ts";
import { findNearest } from "../values/find-nearest.ts";
import { Refusal } from "./refusal.ts";
import { findImporters, listStacks, type StackRecord } from "./stacks.ts";

/** Returns the value of an export of a region. */
export function getExport(store: Store, { name, region }: { name: string; region: string }): string {
  const deployed = listStacks(store);
  const owner = deployed.find((stack) => stack.region === region && Object.hasOwn(stack.exports, name));
  if (owner) {
    return owner.exports[name] as string;
  }
  throw new Refusal(`No export named ${name} found.`, toAdvice(deployed, { name, region }));
}

function toAdvice(
  deployed: readonly StackRecord[],
  { name, region }: { name: string; region: string },
): string {
  const elsewhere = deployed.find((stack) => Object.hasOwn(stack.exports, name));
  if (elsewhere) {
    return `The stack ${elsewhere.name} exports it in ${elsewhere.region}, and this stack is in ${region}.`;
  }
  const names = deployed
    .filter((stack) => stack.region === region)
    .flatMap((stack) => Object.keys(stack.exports));
  const nearest = findNearest(name, names);
  const question = nearest === undefined ? "" : `Did you mean ${nearest}? `;
  return `${question}Deploy the stack that exports it first, or give its value: { imports: { ${JSON.stringify(name)}: "…" } }.`;
}

/**
 * Checks the exports of a stack against the other stacks.
 *
 * @throws Refusal if another stack exports a name, or uses an export that would change
 */
export function assertExports(
  store: Store,
  stack: Pick<StackRecord, "name" | "region" | "exports">,
  previous: Readonly<Record<string, string>>,
): void {
  for (const name of Object.keys(stack.exports)) {
    const owner = listStacks(store).find(
      (other) =>
        other.region === stack.region && other.name !== stack.name && Object.hasOwn(other.exports, name),
    );
    if (owner) {
      throw new Refusal(`Export with name ${name} is already exported by stack ${owner.name}`);
    }
  }
  for (const [name, value] of Object.entries(previous)) {
    if (stack.exports[name] !== value) {
      assertUnused(
        store,
        { name, region: stack.region },
        Object.hasOwn(stack.exports, name) ? "updated" : "deleted",
      );
    }
  }
}

/**
 * Checks that no stack uses an export.
 *
 * @throws Refusal naming the stacks that do
 */
export function assertUnused(
  store: Store,
  place: { readonly name: string; readonly region: string },
  change: "updated" | "deleted",
): void {
  const users = findImporters(store, place);
  if (users.length > 0) {
    throw new Refusal(`Export ${place.name} cannot be ${change} as it is in use by ${users.join(", ")}`);
  }
}
