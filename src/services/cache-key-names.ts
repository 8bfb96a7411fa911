import { type ErrorSchema, ServiceError } from "../sdk/service-error.ts";
import { invalidArgument } from "./text-checks.ts";

/** A list of names as cache policies and origin request policies have it. */
interface NameList {
  readonly Quantity: number;
  readonly Items?: readonly string[] | undefined;
}

/** The settings of a policy that say which headers, cookies and query strings it includes. */
interface NameSettings {
  readonly HeadersConfig: { readonly HeaderBehavior: string; readonly Headers?: NameList | undefined };
  readonly CookiesConfig: { readonly CookieBehavior: string; readonly Cookies?: NameList | undefined };
  readonly QueryStringsConfig: {
    readonly QueryStringBehavior: string;
    readonly QueryStrings?: NameList | undefined;
  };
}

/** The quota of names in one list, and the errors for more of them. */
interface NameQuota {
  /** `cache policy` or `origin request policy`. */
  readonly policy: string;
  readonly limit: number;
  readonly headers: ErrorSchema;
  readonly cookies: ErrorSchema;
  readonly queryStrings: ErrorSchema;
}

/** Behaviors that select by name. All others select without names. */
const selectsByName = new Set(["whitelist", "allExcept", "allViewerAndWhitelistCloudFront"]);

/** AWS developer guide, "Quotas": the names of one list have at most 1,024 characters together. */
const maxTotalLength = 1024;

/**
 * Throws if names do not fit their behavior, or are too many or too long.
 *
 * assumed: the codes and messages, but for the codes of too many names, which the API model declares
 */
export function assertValidNames(
  { HeadersConfig, CookiesConfig, QueryStringsConfig }: NameSettings,
  { policy, limit, headers, cookies, queryStrings }: NameQuota,
): void {
  const lists = [
    ["HeaderBehavior", HeadersConfig.HeaderBehavior, HeadersConfig.Headers, "headers", headers],
    ["CookieBehavior", CookiesConfig.CookieBehavior, CookiesConfig.Cookies, "cookies", cookies],
    [
      "QueryStringBehavior",
      QueryStringsConfig.QueryStringBehavior,
      QueryStringsConfig.QueryStrings,
      "query strings",
      queryStrings,
    ],
  ] as const;
  for (const [member, behavior, names, noun, tooMany] of lists) {
    const items = names?.Items ?? [];
    assertFittingNames(member, behavior, items);
    if (items.length > limit) {
      // The API model's messages: the service's were never seen in public.
      throw new ServiceError(
        tooMany,
        `The number of ${noun} in the ${policy} exceeds the maximum.`,
        `The policy names ${items.length} ${noun}; ${limit} are allowed.`,
      );
    }
    assertTotalLength(member, items);
  }
}

function assertFittingNames(member: string, behavior: string, items: readonly string[]): void {
  if (selectsByName.has(behavior) === items.length > 0) {
    return;
  }
  throw invalidArgument(
    `The parameter ${member} is invalid.`,
    items.length === 0
      ? `With ${member} "${behavior}" at least one name must be listed.`
      : `With ${member} "${behavior}" no names may be listed, but ${items.join(", ")} are.`,
  );
}

function assertTotalLength(member: string, items: readonly string[]): void {
  const total = items.join("").length;
  if (total > maxTotalLength) {
    throw invalidArgument(
      `The parameter ${member} is invalid.`,
      `The names have ${total} characters together; at most ${maxTotalLength} are allowed.`,
    );
  }
}

/** Returns settings without the lists of behaviors that select without names, as outputs of the service show them. */
export function withoutUnusedNames<Settings extends NameSettings>(settings: Settings): Settings {
  const { HeadersConfig, CookiesConfig, QueryStringsConfig } = settings;
  const { HeaderBehavior } = HeadersConfig;
  const { CookieBehavior } = CookiesConfig;
  const { QueryStringBehavior } = QueryStringsConfig;
  return {
    ...settings,
    HeadersConfig: selectsByName.has(HeaderBehavior) ? HeadersConfig : { HeaderBehavior },
    CookiesConfig: selectsByName.has(CookieBehavior) ? CookiesConfig : { CookieBehavior },
    QueryStringsConfig: selectsByName.has(QueryStringBehavior) ? QueryStringsConfig : { QueryStringBehavior },
  };
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
