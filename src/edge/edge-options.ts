import type { OptionRules } from "../values/validate-options.ts";

/** How edge locations treat visits. */
export interface EdgeOptions {
  /** False to ask the origin at every visit. @defaultValue `true` */
  readonly cache?: boolean | undefined;
  /**
   * What a visit does if its distribution has a feature that is not simulated, such as a web ACL. `"warn"` emits a process warning once for each
   * distribution and feature, `"error"` rejects the visit with `UNSIMULATED`. The visit's `notes` name the feature in
   * either case.
   * @defaultValue `"warn"`
   */
  readonly unsimulated?: "warn" | "error" | "ignore" | undefined;
}

export const edgeOptionRules: OptionRules<EdgeOptions> = {
  cache: (cache: unknown) => typeof cache !== "boolean" && "true or false",
  unsimulated: (mode: unknown) =>
    mode !== "warn" && mode !== "error" && mode !== "ignore" && '"warn", "error" or "ignore"',
};
