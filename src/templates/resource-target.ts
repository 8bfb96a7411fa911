import type { Tags } from "./tags.ts";

/** A resource of a template whose properties are resolved, and the way to the operations that make it. */
export interface ResourceTarget {
  readonly logicalId: string;
  /** The name of a type in `resourceTypes`. */
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly stackName: string;
  readonly accountId: string;
  /** The tags of the stack. */
  readonly tags: Tags;
  /** A value that no earlier creation had, for caller references. */
  readonly clientToken: string;
  /** Calls an operation of CloudFront. Rejects with the SDK's exception. */
  readonly send: (operation: string, input: object) => Promise<object>;
}

/** A resource as a deploy created or updated it. */
export interface AppliedResource {
  /** The value by which operations find the resource: the name of a function or store, the id of the others. */
  readonly id: string;
  /** The value of `Ref`. */
  readonly ref: unknown;
  /** The values of `Fn::GetAtt`, by attribute. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The tags of the resource, with those of the stack. */
  readonly tags: Tags;
}
