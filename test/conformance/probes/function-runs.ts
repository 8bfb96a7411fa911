import type { ProbeSource } from "../certainty.ts";
import { assumed, defineProbes, type ProbeDefinition } from "../probe.ts";
import type { Answer, ProbeContext } from "../probe-context.ts";
import {
  create,
  createTest,
  createTestCommand,
  type EventChanges,
  passThrough,
  run,
} from "./run-function.ts";

const asHttp = assumed("HTTP does not allow it (RFC 9110)");
const asShown = assumed("the guide's examples of events");

/** Writes a function that changes a request. */
function change(statements: string): string {
  return `function handler(event) { var request = event.request; ${statements} return request; }`;
}

/** Writes a function that responds. */
function respond(response: string): string {
  return `function handler(event) { return ${response}; }`;
}

/** Defines a probe of functions whose returned values TestFunction calls invalid. */
function invalidValues(does: string, fact: ProbeSource, codes: readonly string[]): ProbeDefinition {
  const invalid = /^The CloudFront function returned an invalid value: /;
  return {
    ...fact,
    does,
    ask: async (context) => {
      const messages: unknown[] = [];
      for (const code of codes) {
        messages.push((await run(context, code)).message);
      }
      return messages;
    },
    expected: codes.map(() => invalid),
  };
}

const incompleteEvents: readonly EventChanges[] = [
  { version: undefined },
  { context: undefined },
  { viewer: undefined },
  { request: { method: undefined } },
  { request: { uri: undefined } },
];

const refusal = { error: "TestFunctionFailed", message: /^The provided event object is not valid/ };

/** Returns the answers of TestFunction to events that it refuses. */
async function refuseEach(context: ProbeContext, events: readonly EventChanges[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const event of events) {
    answers.push(await context.observe(await createTest(context, passThrough, event)));
  }
  return answers;
}

/** What TestFunction does with events and with returned values. */
export const functionRunProbes = defineProbes("function runs", [
  {
    ...assumed("njs reports an undeclared name in this way"),
    does: "code without a handler fails as an undeclared name does",
    async ask(context) {
      const Name = context.name();
      const created = await context.observe(create(Name, "function other(event) { return event.request; }"));
      if ("error" in created) {
        // The mock checks the code when it is created, and reports the same text.
        return { message: created.message };
      }
      const { ETag } = created.output as { ETag: string };
      const { TestResult } = await context.send(createTestCommand(Name, ETag));
      return { message: TestResult?.FunctionErrorMessage };
    },
    expected: { message: /ReferenceError: "handler" is not defined/ },
  },
  {
    ...assumed("TestFunction completes other members that a function leaves out"),
    does: "the output has empty headers, and a query string as an object of its parameters",
    async ask(context) {
      const code = change("request.querystring = 'a=1&b=2&a=3'; delete request.headers;");
      return (await run(context, code)).output?.request;
    },
    expected: {
      headers: {},
      querystring: { a: { value: "1", multiValue: [{ value: "1" }, { value: "3" }] }, b: { value: "2" } },
    },
  },
  {
    ...assumed("querystring and cookies were seen to be optional"),
    does: "an event may lack headers and statusDescription, and no other member",
    async ask(context) {
      const request = await run(context, passThrough, { request: { headers: undefined } });
      const response = await run(context, respond("event.response"), {
        context: { eventType: "viewer-response" },
        response: { statusCode: 200 },
      });
      return {
        headers: request.output?.request.headers,
        statusCode: response.output?.response.statusCode,
        refusals: await refuseEach(context, incompleteEvents),
      };
    },
    expected: { headers: {}, statusCode: 200, refusals: incompleteEvents.map(() => refusal) },
  },
  {
    ...assumed("the guide has no response in this type of event"),
    does: "a viewer-request event cannot have a response",
    ask: (context) => refuseEach(context, [{ response: { statusCode: 200 } }]),
    expected: [refusal],
  },
  invalidValues("a header needs a name and a value that HTTP allows", asHttp, [
    change("request.headers['a b'] = { value: 'c' };"),
    change("request.headers['a'] = { value: 'b\\nc' };"),
  ]),
  invalidValues("a cookie cannot have characters that end or split it", asHttp, [
    change("request.cookies['a b'] = { value: 'c' };"),
    change("request.cookies['a;b'] = { value: 'c' };"),
    change("request.cookies['a'] = { value: 'b;c' };"),
  ]),
  invalidValues(
    "the status of a response is between 200 and 599",
    assumed("the range of Lambda@Edge, AWS developer guide, Update HTTP responses"),
    [respond("{ statusCode: 199 }"), respond("{ statusCode: 600 }")],
  ),
  invalidValues("a statusDescription cannot end the status line", asHttp, [
    respond("{ statusCode: 200, statusDescription: 'a\\nb' }"),
  ]),
  invalidValues("a body that is an object needs an encoding", asShown, [
    respond("{ statusCode: 200, body: { data: 'a' } }"),
  ]),
  {
    ...assumed("it is the same for an event with a query string (tech.enechange.co.jp, 2025-12)"),
    does: "rawQueryString() is empty for an event without a query string",
    async ask(context) {
      const { logs } = await run(context, change("console.log(JSON.stringify([request.rawQueryString()]));"));
      return { line: logs?.[0] };
    },
    expected: { line: /\[""\]$/ },
  },
]);
