import type { FileAssumptions } from "./index.ts";

const run = (does: string) => ({ probe: `function runs: ${does}` });
const connectionRun = (does: string) => ({ probe: `connection function runs: ${does}` });

export const runtimeAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/runtime/check/rules/missing-handler.ts": [
    [
      "the engine's message for an undeclared name, because the service's message is not documented",
      run("code without a handler fails as an undeclared name does"),
    ],
  ],
  "src/runtime/event/function-output.ts": [
    [
      "`headers: {}` also, and a query string written as a string becomes an object of its parameters",
      run("the output has empty headers, and a query string as an object of its parameters"),
    ],
  ],
  "src/runtime/event/parse-event.ts": [
    [
      "`headers` and `statusDescription` are optional too, and every other member is required",
      run("an event may lack headers and statusDescription, and no other member"),
    ],
    [
      "the guide has no response in this type of event, so its presence mostly means a wrong eventType",
      run("a viewer-request event cannot have a response"),
    ],
  ],
  "src/runtime/event/returned-headers.ts": [
    [
      "the service rejects names and values that HTTP does not allow (RFC 9110, 5.1 and 5.5)",
      run("a header needs a name and a value that HTTP allows"),
    ],
    [
      "also the other read-only headers",
      {
        unreachable:
          "needs a request to a deployed distribution: curl of one whose function sets `via`, since TestFunction accepts it",
      },
    ],
    [
      "beyond the shape, the characters that would end or split a cookie",
      run("a cookie cannot have characters that end or split it"),
    ],
  ],
  "src/runtime/event/returned-response.ts": [
    [
      "a response created on a viewer-request has the read-only headers of a response, not of a request, because the guide asks",
      {
        unreachable:
          "needs a request to a deployed distribution: curl of one whose function responds with `content-length`, since TestFunction accepts read-only headers",
      },
    ],
    ["200 to 599, as for Lambda@Edge", run("the status of a response is between 200 and 599")],
    [
      "characters that would end the status line are invalid",
      run("a statusDescription cannot end the status line"),
    ],
  ],
  "src/runtime/event/traffic.ts": [
    [
      "a parameter with an empty value is sent as its name only, since an event does not tell the two apart (F 4.9)",
      {
        unreachable:
          "needs a request to a deployed distribution: curl of `/?a=&b` whose function adds a parameter, and an origin that shows what it received",
      },
    ],
  ],
  "src/runtime/event/value-problems.ts": [
    ["the encoding is required", run("a body that is an object needs an encoding")],
  ],
  "src/runtime/run/entry-points.ts": [
    [
      "the last of several calls of allow() and deny() counts",
      connectionRun("the last call of allow() and deny() counts"),
    ],
  ],
  "src/runtime/run/execution.ts": [
    ["the service's message is not known", run("code without a handler fails as an undeclared name does")],
  ],
  "src/runtime/run/limits.ts": [
    [
      "the middle of each range, because the service's own figure differs from run to run",
      { unreachable: "the service's figure differs from run to run, so no answer is the right one" },
    ],
  ],
  "src/runtime/run/run-input.ts": [
    ["also for an event without one", run("rawQueryString() is empty for an event without a query string")],
  ],
  "src/runtime/test-connection-function.ts": [
    [
      "the output is the decision, since its form is not documented",
      connectionRun("the output is the decision"),
    ],
    ["any object is a connection", connectionRun("any object is a connection")],
  ],
};
