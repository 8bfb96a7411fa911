import { formatBriefly } from "../values/format-value.ts";
import type { FindReference, ParameterValue } from "./parameters.ts";
import { Refusal } from "./refusal.ts";
import type { Template } from "./template.ts";

/** A resource that expressions can refer to. */
export interface ReferableResource {
  /** Returns the value of `Ref`. */
  ref(usage: Usage): unknown;
  /** Returns the value of `Fn::GetAtt`. Undefined for an attribute that the type does not have. */
  attribute(name: string, usage: Usage): unknown;
}

/** A value of a stand-in that an expression used. */
export interface StandInValue {
  readonly logicalId: string;
  /** `"Ref"` or the name of the attribute. */
  readonly name: string;
  readonly value: unknown;
  /** True if the mock knows only the form of such values. */
  readonly isGuessed: boolean;
}

/** The values from outside CloudFront that expressions used. */
export interface Usage {
  readonly standIns: StandInValue[];
  /** Dynamic references without a value, as the option `references` names them. */
  readonly missingReferences: Set<string>;
}

/** Creates an empty list of used values. */
export function createUsage(): Usage {
  return { standIns: [], missingReferences: new Set() };
}

/** The values that expressions of one stack can refer to. */
export interface Scope {
  readonly template: Pick<Template, "conditions" | "mappings">;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  /** The pseudo parameters by name: `AWS::Region`. */
  readonly pseudo: Readonly<Record<string, unknown>>;
  readonly findResource: (logicalId: string) => ReferableResource | undefined;
  /** Returns the value of an export of another stack. */
  readonly importValue: (name: string) => string;
  readonly findReference: FindReference;
}

/** The value of `AWS::NoValue`, which takes away the property or list element. */
export const noValue: unique symbol = Symbol("AWS::NoValue");

/** The environment of one call of a function. */
export interface FunctionCall {
  readonly path: string;
  readonly usage: Usage;
  readonly scope: Scope;
  readonly isTrue: (condition: string) => boolean;
  readonly resolve: (value: unknown, path?: string) => unknown;
}

/** Returns the text of a value that a function joins. Throws for lists and objects. */
export function toText(value: unknown, name: string): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  throw new Refusal(
    `Template error: every ${name} object must have string values, but one is ${formatBriefly(value)}`,
  );
}
