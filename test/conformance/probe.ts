import type { ProbeSource } from "./certainty.ts";
import type { AnyCommand, ProbeContext } from "./probe-context.ts";

/** A question to the service: what is done through real SDK clients, and what a fact says that it answers. */
export interface Probe extends ProbeSource {
  /** The family and what the service does: `functions: a name can be taken once`. Unique. */
  readonly name: string;
  /** `slow` probes create distributions, which the real service deploys for minutes. */
  readonly pace: "fast" | "slow";
  /** Asks the service. Returns plain data: what `context.observe` returned, or values derived from it. */
  ask(context: ProbeContext): Promise<unknown>;
  /** The expected part of the answer. A regular expression matches a string. */
  readonly expected: unknown;
}

/** A probe without what its family has in common. */
export type ProbeDefinition = Omit<Probe, "name" | "pace"> & {
  readonly does: string;
  readonly pace?: Probe["pace"];
};

/** Defines the probes of a family. */
export function defineProbes(
  family: string,
  definitions: readonly ProbeDefinition[],
  pace: Probe["pace"] = "fast",
): readonly Probe[] {
  return definitions.map(({ does, ...probe }) => ({ pace, ...probe, name: `${family}: ${does}` }));
}

/** An error of the service, or the part of it that a fact is about. */
export interface ExpectedError {
  readonly error: string;
  readonly status: number;
  readonly message?: string | RegExp;
}

/** Defines a probe whose whole question is one request, which the service refuses. */
export function defineRefusal(
  does: string,
  fact: ProbeSource,
  createCommand: (name: string) => AnyCommand,
  expected: ExpectedError,
): ProbeDefinition {
  return { ...fact, does, expected, ask: (context) => context.observe(createCommand(context.name())) };
}

/** Returns the source of an assumption. */
export function assumed(source: string): ProbeSource {
  return { certainty: "assumed", source };
}

/** Returns the source of a fact that somebody published. */
export function seen(source: string): ProbeSource {
  return { certainty: "seen", source };
}

/** Returns the source of a fact that AWS documents. */
export function documented(source: string): ProbeSource {
  return { certainty: "documented", source };
}
