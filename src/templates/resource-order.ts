import { findReferences } from "./references.ts";
import { Refusal } from "./refusal.ts";
import type { Template, TemplateResource } from "./template.ts";

/** The conditions of a deploy. */
export interface Presence {
  /** Returns true for a resource of the template whose condition is true. */
  readonly isPresent: (logicalId: string) => boolean;
  readonly isTrue: (condition: string) => boolean;
}

/**
 * Returns the logical ids of the present resources in the order of creation: a resource after those that it depends
 * on, otherwise as written. Only the chosen branches of `Fn::If` count.
 *
 * @throws Refusal for resources that depend on each other, and for references to resources that are not present
 */
export function orderResources({ resources }: Template, { isPresent, isTrue }: Presence): string[] {
  const ordered = new Set<string>();
  const add = (logicalId: string, path: readonly string[]): void => {
    if (path.includes(logicalId)) {
      throw circleError(path.slice(path.indexOf(logicalId)));
    }
    if (ordered.has(logicalId)) {
      return;
    }
    const resource = resources[logicalId] as TemplateResource;
    const references = getReferencedIds(resource, isTrue).filter((id) => Object.hasOwn(resources, id));
    const absent = references.find((id) => !isPresent(id));
    if (absent !== undefined) {
      throw absentError(logicalId, absent, resources[absent]?.Condition);
    }
    const declared = [resource.DependsOn ?? []].flat().filter(isPresent);
    for (const dependency of new Set([...references, ...declared])) {
      add(dependency, [...path, logicalId]);
    }
    ordered.add(logicalId);
  };
  for (const logicalId of Object.keys(resources).filter(isPresent)) {
    add(logicalId, []);
  }
  return [...ordered];
}

/** Returns the names of references. `Api.Version` is the name of a resource that AWS SAM generates. */
function getReferencedIds({ Properties }: TemplateResource, isTrue: Presence["isTrue"]): string[] {
  return findReferences(Properties, isTrue).flatMap(({ name, attribute }) =>
    attribute === undefined ? [name] : [name, `${name}.${attribute}`],
  );
}

function circleError(circle: readonly string[]): Refusal {
  return new Refusal(
    `Circular dependency between resources: [${circle.join(", ")}]`,
    `The circle is ${[...circle, circle[0]].join(" -> ")}.`,
  );
}

function absentError(logicalId: string, absent: string, condition: string | undefined): Refusal {
  return new Refusal(
    `Template format error: Unresolved resource dependencies [${absent}] in the Resources block of the template`,
    `${logicalId} refers to ${absent}, whose condition ${condition} is false.`,
  );
}
