import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { EventType } from "../../src/runtime/event/event.ts";

/** An event for an example function, and the expected result. */
export interface ExampleCase {
  readonly title: string;
  /** Overrides for `viewerRequest` or `viewerResponse`. */
  readonly event: object;
  readonly keyValueStore?: Readonly<Record<string, string>>;
  readonly distributionTenant?: {
    readonly id: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
  readonly expected: {
    /** Members that the output must have, in `request` or `response`. */
    readonly request?: object;
    readonly response?: object;
    /** Paths that the output must not have. */
    readonly without?: readonly string[];
    /** The whole output. */
    readonly functionOutput?: string;
    /** The origin that the function must choose, or `null` for none. */
    readonly originChange?: object | null;
    /** Part of the error of the run. */
    readonly errorMessage?: string;
  };
}

export interface Example {
  readonly name: string;
  readonly runtime: "cloudfront-js-1.0" | "cloudfront-js-2.0";
  readonly eventType: EventType;
  readonly cases: readonly ExampleCase[];
}

/** The functions of docs/examples/functions, with the events of docs/examples/events. */
export function examples(): Example[] {
  return readdirSync("docs/examples/events")
    .sort()
    .map((file) => ({
      name: basename(file, ".json"),
      ...JSON.parse(readFileSync(`docs/examples/events/${file}`, "utf8")),
    }));
}

/** True for the function that shows findings of the code check. */
export function isRefusedByDesign(name: string): boolean {
  return name === "too-modern";
}
