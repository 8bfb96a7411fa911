import type { FindReference } from "./parameters.ts";

const pattern = /\{\{resolve:((?:ssm|ssm-secure|secretsmanager):[^{}]+)\}\}/g;

/**
 * Replaces dynamic references such as `{{resolve:ssm:/cert/arn}}` by their values. A reference without a value stays
 * as it is, because few values are ever checked.
 *
 * @param missing receives the references without a value
 */
export function replaceDynamicReferences(
  text: string,
  findReference: FindReference,
  missing: Set<string>,
): string {
  if (!text.includes("{{resolve:")) {
    return text;
  }
  return text.replace(pattern, (whole, key: string) => {
    const value = findReference(key);
    if (value === undefined) {
      missing.add(key);
    }
    return value ?? whole;
  });
}
