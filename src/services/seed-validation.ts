import { MockCloudFrontError } from "../core/errors.ts";
import type { Shape } from "../sdk/shape.ts";
import { formatValue } from "../values/format-value.ts";

export function invalidSeedError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_SEED", message);
}

/**
 * Rejects a seed that is not an object, or that has members other than the given ones, such as a misspelled one.
 *
 * @param path where the object is in the seed, such as `behaviors["/api/*"]`; omit it for the seed itself
 * @throws MockCloudFrontError `INVALID_SEED`
 */
export function assertSeedMembers(
  method: string,
  seed: unknown,
  members: readonly string[],
  path?: string,
): void {
  if (typeof seed !== "object" || seed === null) {
    const place = path === undefined ? "" : ` as ${path}`;
    throw invalidSeedError(`seed.${method}() expects an object${place}, but got ${formatValue(seed)}.`);
  }
  const unknown = Object.keys(seed).find((member) => !members.includes(member));
  if (unknown !== undefined) {
    const [name, owner] =
      path === undefined ? [formatValue(unknown), ""] : [`${path}.${unknown}`, ` of ${path}`];
    throw invalidSeedError(
      `seed.${method}() has no option ${name}. The options${owner} are: ${members.join(", ")}.`,
    );
  }
}

/**
 * Rejects a configuration with a member that the SDK's type lacks, at any depth.
 *
 * @throws MockCloudFrontError `INVALID_SEED`
 */
export function assertSeedConfig(method: string, shape: Shape, value: unknown, path = "config"): void {
  if (typeof value !== "object" || value === null) {
    return;
  }
  if (shape.kind === "list" && Array.isArray(value)) {
    for (const [i, element] of value.entries()) {
      assertSeedConfig(method, shape.element, element, `${path}[${i}]`);
    }
  }
  if (shape.kind !== "structure") {
    return;
  }
  const members = new Map(shape.members.map((member) => [member.name, member.shape]));
  for (const [name, part] of Object.entries(value)) {
    const memberShape = members.get(name);
    if (!memberShape) {
      throw invalidSeedError(
        `seed.${method}() has no option ${path}.${name}. The members of ${path} are: ${[...members.keys()].join(", ")}.`,
      );
    }
    assertSeedConfig(method, memberShape, part, `${path}.${name}`);
  }
}
