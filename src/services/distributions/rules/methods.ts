import { Method } from "@aws-sdk/client-cloudfront";
import { invalidArgument } from "../../text-checks.ts";
import { type Behavior, type Config, getBehaviors } from "../config.ts";

const readMethods: readonly string[] = ["GET", "HEAD"];
const optionsMethods: readonly string[] = [...readMethods, "OPTIONS"];
const allMethods: readonly string[] = Object.values(Method);
/** The methods that an origin group does not fail over, in the order of the service's message. */
const writeMethods: readonly string[] = ["POST", "PUT", "PATCH", "DELETE"];

/** The API reference: three sets of allowed methods and two of cached methods. */
const allowedSets = [readMethods, optionsMethods, allMethods];
const cachedSets = [readMethods, optionsMethods];

/** Checks the methods of each cache behavior. assumed: the codes; the messages without a source are ours */
export function assertValidMethods(config: Config): void {
  const groups = new Set((config.OriginGroups?.Items ?? []).map(({ Id }) => Id));
  for (const behavior of getBehaviors(config)) {
    assertMethodSets(behavior);
    const allowed = behavior.AllowedMethods?.Items ?? [];
    // seen: the message (aws-cdk 32450)
    if (groups.has(behavior.TargetOriginId) && allowed.some((method) => writeMethods.includes(method))) {
      throw invalidArgument(
        "The parameter AllowedMethods cannot include POST, PUT, PATCH, or DELETE for a cached behavior associated with " +
          "an origin group.",
        `TargetOriginId is the origin group '${behavior.TargetOriginId}'. Use a single origin for writes.`,
      );
    }
  }
}

function assertMethodSets({ AllowedMethods: allowed }: Behavior): void {
  if (!allowed) {
    return;
  }
  assertOneOfSets("AllowedMethods", allowed.Items, allowedSets);
  const cached = allowed.CachedMethods;
  if (!cached) {
    return;
  }
  assertOneOfSets("CachedMethods", cached.Items, cachedSets);
  const extra = cached.Items.find((method) => !allowed.Items.includes(method));
  if (extra) {
    throw invalidArgument(
      `The parameter CachedMethods contains ${extra}, which AllowedMethods does not contain.`,
    );
  }
}

function assertOneOfSets(
  member: string,
  methods: readonly string[],
  sets: readonly (readonly string[])[],
): void {
  const given = new Set(methods);
  const isSet = sets.some((set) => set.length === methods.length && set.every((method) => given.has(method)));
  if (!isSet) {
    throw invalidArgument(
      `The parameter ${member} contains one or more parameters that are not valid.`,
      `${member} is ${methods.join(", ")}. It may be: ${sets.map((set) => set.join(", ")).join("; or: ")}.`,
    );
  }
}
