import { invalidArgument } from "../text-checks.ts";
import type { Config } from "./table.ts";

type CorsConfig = NonNullable<Config["CorsConfig"]>;

/**
 * An origin that CORS may allow: `*`, or a host with an optional scheme, an optional leading `*.` and an optional
 * port. Source: AWS developer guide, "Understand response headers policies".
 */
const originPattern = /^(\*|(https?:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?)$/i;

/** Throws if the service refuses the CORS settings. */
export function assertValidCors(cors: CorsConfig): void {
  assertValidOrigins(cors);
  const { AccessControlAllowHeaders: headers } = cors;
  // seen: CORS without allowed headers is refused (aws-cloudformation-user-guide 1179). assumed: the message
  if (headers.Items.length === 0) {
    throw invalidArgument(
      "The parameter Access-Control-Allow-Headers cannot be empty.",
      'List the headers in AccessControlAllowHeaders, or "*".',
    );
  }
  if (cors.AccessControlAllowCredentials) {
    assertNoWildcards(cors);
  }
}

function assertValidOrigins({ AccessControlAllowOrigins: origins }: CorsConfig): void {
  const wrong = origins.Items.find((origin) => !originPattern.test(origin));
  if (wrong !== undefined) {
    throw invalidArgument(
      `The parameter Access-Control-Allow-Origin contains ${wrong} that is not valid.`,
      'An origin is "*", or a host such as "https://*.example.com:8443": a wildcard only as its leftmost part.',
    );
  }
}

/**
 * Throws if credentials are allowed for everything.
 *
 * seen: the message, for headers (aws-cdk 35308)
 * assumed: methods and exposed headers are refused in the same words. Origins were not seen refused, and are not.
 */
function assertNoWildcards(cors: CorsConfig): void {
  const lists = [
    ["Access-Control-Allow-Headers", cors.AccessControlAllowHeaders.Items, "*"],
    ["Access-Control-Allow-Methods", cors.AccessControlAllowMethods.Items, "ALL"],
    ["Access-Control-Expose-Headers", cors.AccessControlExposeHeaders?.Items ?? [], "*"],
  ] as const;
  for (const [header, items, wildcard] of lists) {
    if ((items as readonly string[]).includes(wildcard)) {
      throw invalidArgument(`The parameter ${header} cannot contain * when allowCredentials is true.`);
    }
  }
}
