import type { Environment } from "../core/context.ts";

/**
 * Returns a function that keeps one value for each environment. A reset makes a new environment, which begins with a new
 * value.
 */
export function perEnvironment<Value extends object>(
  create: () => Value,
): (environment: Environment) => Value {
  const values = new WeakMap<Environment, Value>();
  return (environment) => {
    let value = values.get(environment);
    if (!value) {
      value = create();
      values.set(environment, value);
    }
    return value;
  };
}
