import type { Store } from "../core/store.ts";
import { isObject } from "../values/is-object.ts";
import { listStacks, type StackResource, type StoredParameter } from "./stacks.ts";

/**
 * Returns the parameters that a stack stores in SSM: its own `AWS::SSM::Parameter` resources, and the values that the
 * CDK writes for stacks of another region.
 */
export function toStoredParameters(
  { type, properties }: StackResource,
  region: string,
): readonly StoredParameter[] {
  if (type === "AWS::SSM::Parameter") {
    const { Name: name, Value: value } = properties;
    return typeof name === "string" && typeof value === "string" ? [{ name, region, value }] : [];
  }
  const { WriterProps: props } = properties;
  if (type !== "Custom::CrossRegionExportWriter" || !isObject(props) || !isObject(props.exports)) {
    return [];
  }
  return Object.entries(props.exports).map(([name, value]) => ({
    name,
    region: String(props.region),
    value: String(value),
  }));
}

/** Returns the value of a dynamic reference such as `ssm:/cert/arn` or `ssm:/cert/arn:3` from the deployed stacks. */
export function findStoredParameter(store: Store, key: string, region: string): string | undefined {
  const name = /^ssm:([^:]+)(?::\d+)?$/.exec(key)?.[1];
  return listStacks(store)
    .flatMap((stack) => stack.parameters)
    .findLast((parameter) => parameter.name === name && parameter.region === region)?.value;
}
