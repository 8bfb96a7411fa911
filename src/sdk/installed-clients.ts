import { loadOptional } from "./optional.ts";

/** The SDK's client packages that are installed, by name: what `require` gives for them. */
export function loadInstalledClients(): ReadonlyMap<string, unknown> {
  return new Map(
    ["@aws-sdk/client-cloudfront", "@aws-sdk/client-cloudfront-keyvaluestore"]
      .map((name) => [name, loadOptional(name)] as const)
      .filter(([, client]) => client !== undefined),
  );
}
