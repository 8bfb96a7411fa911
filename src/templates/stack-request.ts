import type { GivenParameters } from "./parameters.ts";
import type { Tags } from "./tags.ts";

/** A template to deploy as one stack. */
export interface StackRequest {
  readonly source: Readonly<Record<string, unknown>>;
  readonly stackName: string;
  readonly parameters: GivenParameters;
  readonly tags: Tags;
  /** The logical id of the nested stack and a slash, or an empty text for the stack of the user. */
  readonly path: string;
  /** The folder to which paths of nested templates are relative. */
  readonly folder?: string | undefined;
}
