import { isDisallowedHeader } from "../../runtime/event/header-names.ts";
import { formatValue } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import type { HeaderList } from "../message.ts";
import { InvalidLambdaResult } from "./invalid-lambda-result.ts";
import type { LambdaEventConfig, LambdaHeaders } from "./lambda-types.ts";

/** The event of a Lambda@Edge function. */
export type LambdaStage = LambdaEventConfig["eventType"];

/**
 * Headers that functions may read but neither add, change nor delete, by event.
 * AWS developer guide, "Restrictions on edge functions", "Read-only headers".
 * assumed: the first three of viewer-response, which earlier states of that page list (F 15.5)
 */
const readOnlyHeaders: Readonly<Record<LambdaStage, readonly string[]>> = {
  "viewer-request": ["content-length", "host", "transfer-encoding", "via"],
  "origin-request": [
    "accept-encoding",
    "content-length",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "transfer-encoding",
    "via",
  ],
  "origin-response": ["transfer-encoding", "via"],
  "viewer-response": ["content-encoding", "content-length", "transfer-encoding", "warning", "via"],
};

/** Returns the headers of an event. Functions do not see the headers that they may not add. */
export function toLambdaHeaders(headers: HeaderList): LambdaHeaders {
  const visible: LambdaHeaders = {};
  for (const [key, value] of headers) {
    const name = key.toLowerCase();
    if (!isDisallowedHeader(name)) {
      visible[name] ??= [];
      visible[name].push({ key, value });
    }
  }
  return visible;
}

/** Returns the headers that functions do not see. They stay whatever a function returns. */
export function getHiddenHeaders(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => isDisallowedHeader(name.toLowerCase()));
}

/** A token, and the characters of a value (RFC 9110, 5.1 and 5.5). */
const namePattern = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
export const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Returns the headers that a function returned.
 *
 * @param previous the headers that the function received, which hold the values of read-only headers
 * @throws InvalidLambdaResult for headers in another form, and for headers that the function may not set
 */
export function parseLambdaHeaders(
  returned: unknown,
  previous: LambdaHeaders,
  stage: LambdaStage,
): HeaderList {
  if (!isObject(returned)) {
    throw new InvalidLambdaResult(
      `headers must be an object of lists, { "content-type": [{ key: "Content-Type", value: "text/html" }] }, and is ` +
        `${formatValue(returned)}.`,
    );
  }
  const headers = Object.entries(returned).flatMap(([name, lines]) => parseLines(name, lines));
  assertAllowed(headers, stage);
  assertUnchanged(headers, previous, stage);
  return headers;
}

/** seen: "the value of each header value must be of string …" (issue 12 of aws-samples/cloudfront-authorization-at-edge) */
function parseLines(name: string, lines: unknown): HeaderList {
  const lowerCase = name.toLowerCase();
  if (!namePattern.test(lowerCase)) {
    throw new InvalidLambdaResult(`${formatValue(name)} is not the name of a header.`);
  }
  if (!Array.isArray(lines)) {
    throw new InvalidLambdaResult(
      `The header ${name} must be a list, [{ key: "${capitalize(name)}", value: "..." }], and is ${formatValue(lines)}.`,
    );
  }
  return lines.map((line: unknown) => {
    const { key = capitalize(name), value } = isObject(line) ? line : { value: undefined };
    if (typeof value !== "string" || !valuePattern.test(value)) {
      throw new InvalidLambdaResult(
        `The value of the header ${name} must be a string without line breaks and without characters above U+00FF, and is ${formatValue(value)}.`,
      );
    }
    // assumed: a key differs from the name in its case only, as the guide describes it (F 15.6)
    if (typeof key !== "string" || key.toLowerCase() !== lowerCase) {
      throw new InvalidLambdaResult(
        `The key of the header ${name} is ${formatValue(key)}; omit it, or use the name.`,
      );
    }
    return [key, value] as const;
  });
}

/** Returns `Content-Type` for `content-type`, as Lambda@Edge does for a line without a key. */
function capitalize(name: string): string {
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

function assertAllowed(headers: HeaderList, stage: LambdaStage): void {
  const disallowed = headers.find(([name]) => isDisallowedHeader(name.toLowerCase()));
  if (disallowed) {
    throw new InvalidLambdaResult(
      `The function may not set the header ${disallowed[0]}.`,
      "lambdaDisallowedHeader",
    );
  }
  // AWS developer guide, "Restrictions on edge functions", "CloudFront headers"
  const country = headers.find(([name]) => name.toLowerCase() === "cloudfront-viewer-country");
  if (country && stage === "viewer-request") {
    throw new InvalidLambdaResult(
      "A function at viewer-request may not set the header CloudFront-Viewer-Country.",
      "lambdaDisallowedHeader",
    );
  }
}

function assertUnchanged(headers: HeaderList, previous: LambdaHeaders, stage: LambdaStage): void {
  for (const name of readOnlyHeaders[stage]) {
    const before = (previous[name] ?? []).map(({ value }) => value);
    const after = headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
    if (before.join("\n") !== after.join("\n")) {
      throw new InvalidLambdaResult(
        `The header ${name} is read-only at ${stage}: it was ${describe(before)}, and the function returned it as ${describe(after)}.`,
        "lambdaReadOnlyHeader",
      );
    }
  }
}

function describe(values: readonly string[]): string {
  return values.length === 0 ? "absent" : values.map(formatValue).join(", ");
}
