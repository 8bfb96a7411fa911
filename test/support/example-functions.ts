import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { EventType } from "../../src/runtime/event/event.ts";

/** One event for an example function, and what must come of it. */
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
    /** What the output must have, in `request` or `response`; more may be in it. */
    readonly request?: object;
    readonly response?: object;
    /** Paths that the output must not have. */
    readonly without?: readonly string[];
    /** The whole output, to the letter. */
    readonly functionOutput?: string;
    /** The origin that the function chose; `null` where it must choose none. */
    readonly originChange?: object | null;
    /** Part of what the run fails with. */
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

/** It shows what the code check says. */
export function isRefusedByDesign(name: string): boolean {
  return name === "too-modern";
}
