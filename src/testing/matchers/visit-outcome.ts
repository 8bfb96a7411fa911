import { formatValue } from "../../values/format-value.ts";
import type { Paragraph, Use } from "./messages.ts";
import { usageError } from "./messages.ts";

/** The members of a function's run that matchers read. */
interface VisitedFunction {
  readonly name: string;
  readonly eventType: string;
  readonly errorMessage: string;
  readonly logs: readonly string[];
}

/** The members of a request to an origin that matchers read. */
export interface VisitedOrigin {
  readonly originId: string;
  readonly domainName: string;
  readonly method: string;
  /** The path with the query string, as it was sent. */
  readonly uri: string;
  readonly answer: number | string;
}

/** The members of a `Visit` that matchers read. A visit of another copy of this package has them too. */
export interface VisitOutcome {
  readonly method: string;
  readonly url: string;
  readonly distributionId?: string;
  readonly behavior?: string;
  readonly functions: readonly VisitedFunction[];
  readonly originRequests: readonly VisitedOrigin[];
  readonly result: string;
  readonly response: Pick<Response, "status" | "headers">;
  readonly notes: readonly string[];
}

/** Returns a received value as a visit if it has the shape of one. */
export function findVisit(received: unknown): VisitOutcome | undefined {
  const visit = received as Partial<VisitOutcome> | null | undefined;
  return Array.isArray(visit?.functions) && Array.isArray(visit.originRequests)
    ? (visit as VisitOutcome)
    : undefined;
}

/** Returns a received value as a visit. @throws if it is not one, in the negated form too */
export function assertVisit(use: Use, received: unknown): VisitOutcome {
  const visit = findVisit(received);
  if (visit) {
    return visit;
  }
  const isPromise = typeof (received as Partial<Promise<unknown>> | null | undefined)?.then === "function";
  const isResponse = typeof (received as Partial<Response> | null | undefined)?.arrayBuffer === "function";
  throw usageError(
    use,
    `${use.matcher} expects a visit: expect(await cloudfront.visit("/")).${use.matcher}(...).`,
    (isPromise && "The received value is a promise: await it first.") ||
      (isResponse && "The received value is a Response: pass the visit that it belongs to.") ||
      `The received value is ${formatValue(received)}.`,
  );
}

/** Returns the run at viewer-request. @throws if no function ran, in the negated form too */
export function assertRequestRun(use: Use, visit: VisitOutcome): VisitedFunction {
  const run = visit.functions.find(({ eventType }) => eventType === "viewer-request");
  if (run) {
    return run;
  }
  const { distributionId, behavior } = visit;
  const place =
    distributionId === undefined
      ? "no distribution has the host name"
      : `behavior ${formatValue(behavior ?? "*")} of ${distributionId}`;
  throw usageError(use, `No function ran at viewer-request (${place}).`, ...describeVisit(visit));
}

/** Describes the course of a visit, for a reader who asks why. */
export function describeVisit(visit: VisitOutcome): Paragraph[] {
  const { functions, originRequests, result, response, notes } = visit;
  const requests = originRequests.map(
    ({ originId, domainName, method, uri, answer }) =>
      `  ${method} ${uri} to ${formatValue(originId)} (${domainName}): ${answer}`,
  );
  return [
    `${visit.method} ${visit.url} got status ${response.status}, result ${formatValue(result)}.`,
    requests.length > 0
      ? `Requests to origins:\n${requests.join("\n")}`
      : "No request to an origin went out.",
    ...functions.map(({ name, eventType, errorMessage, logs }) => {
      const lines = [...logs, ...(errorMessage === "" ? [] : [errorMessage])];
      return (
        lines.length > 0 && `Log of ${name} at ${eventType}:\n${lines.map((line) => `  ${line}`).join("\n")}`
      );
    }),
    notes.length > 0 && `Notes:\n${notes.map((note) => `  ${note}`).join("\n")}`,
  ];
}
