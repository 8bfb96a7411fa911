import type { ServiceError } from "../sdk/service-error.ts";
import { invalidArgument } from "./text-checks.ts";

/** A list of names as cache policies and origin request policies have it. */
interface NameList {
  readonly Quantity: number;
  readonly Items?: readonly string[] | undefined;
}

/** One of the three settings of a policy: which headers, cookies or query strings it includes. */
export interface NameSelection {
  /** The member that says how names are selected, such as `HeaderBehavior`. */
  readonly behaviorMember: "HeaderBehavior" | "CookieBehavior" | "QueryStringBehavior";
  readonly behavior: string;
  readonly names: NameList | undefined;
  /** Returns the error for too many names. */
  readonly tooMany: (limit: number) => ServiceError;
}

/** Behaviors that select by name. All others select without names. */
const selectsByName = new Set(["whitelist", "allExcept", "allViewerAndWhitelistCloudFront"]);

/** AWS developer guide, "Quotas": the names of one list have at most 1,024 characters together. */
const maxTotalLength = 1024;

/**
 * Throws if the names do not fit the behavior, or are too many or too long.
 *
 * assumed: the codes and messages, but for the codes of too many names, which the API model declares
 */
export function assertValidSelection(selection: NameSelection, limit: number): void {
  const { behaviorMember, behavior, names } = selection;
  const items = names?.Items ?? [];
  if (selectsByName.has(behavior) && items.length === 0) {
    throw invalidArgument(
      `The parameter ${behaviorMember} is invalid.`,
      `With ${behaviorMember} "${behavior}" at least one name must be listed.`,
    );
  }
  if (!selectsByName.has(behavior) && items.length > 0) {
    throw invalidArgument(
      `The parameter ${behaviorMember} is invalid.`,
      `With ${behaviorMember} "${behavior}" no names may be listed, but ${items.join(", ")} are.`,
    );
  }
  if (items.length > limit) {
    throw selection.tooMany(limit);
  }
  const total = items.join("").length;
  if (total > maxTotalLength) {
    throw invalidArgument(
      `The parameter ${behaviorMember} is invalid.`,
      `The names have ${total} characters together; at most ${maxTotalLength} are allowed.`,
    );
  }
}

/** Returns a setting without its list if the behavior selects without names, as outputs of the service show it. */
export function withoutEmptyNames<Setting extends object>(
  setting: Setting,
  member: keyof Setting,
  behavior: string,
): Setting {
  if (selectsByName.has(behavior)) {
    return setting;
  }
  const { [member]: _, ...rest } = setting;
  return rest as Setting;
}

/** Throws if a list of header names contains one of these names. Case does not matter. */
export function assertWithoutHeaders(
  items: readonly string[] | undefined,
  refused: readonly string[],
  reason: string,
): void {
  const found = items?.find((name) => refused.includes(name.toLowerCase()));
  if (found !== undefined) {
    throw invalidArgument(`The parameter Headers contains ${found} that is not allowed.`, reason);
  }
}
