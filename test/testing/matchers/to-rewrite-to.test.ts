import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RunResult, runFunction, viewerRequest } from "../../../src/runtime.ts";
import { makeVisit } from "../../support/make-visit.ts";
import { failure, runners } from "../../support/runners.ts";

function run(body: string): Promise<RunResult> {
  return runFunction(`function handler(event) { ${body} }`, viewerRequest({ uri: "/docs/" }));
}

const rewritten = await run(
  "event.request.uri += 'index.html'; " +
    "event.request.querystring = { b: { value: '2' }, a: { value: '1', multiValue: [{ value: '1' }, { value: '%20' }] }, flag: { value: '' } }; " +
    "console.log('rewriting'); return event.request;",
);
const redirected = await run(
  "return { statusCode: 301, statusDescription: 'Moved', headers: { location: { value: '/new' } } };",
);

describe.each(runners)("toRewriteTo ($name)", ({ expect: expects }) => {
  it("compares the uri of the request", () => {
    expects(rewritten).toRewriteTo("/docs/index.html");
    expects(rewritten).not.toRewriteTo("/docs/");
  });

  it("accepts the runner's own matchers", () => {
    expects(rewritten).toRewriteTo(expects.stringMatching(/^\/docs\/.*\.html$/));
    expects(rewritten).not.toRewriteTo(expects.stringContaining("?"));
  });

  it("fails if the function returned a response", () => {
    expects(redirected).not.toRewriteTo("/new");
  });

  it("compares the query string if the expected uri has one, in order", () => {
    expects(rewritten).toRewriteTo("/docs/index.html?b=2&a=1&a=%20&flag");
    expects(rewritten).toRewriteTo("/docs/index.html?b=2&a=1&a=%20&flag=");
    expects(rewritten).not.toRewriteTo("/docs/index.html?a=1&a=%20&b=2&flag");
    expects(rewritten).not.toRewriteTo("/docs/index.html?b=2");
  });

  it("accepts a trailing question mark for a request without parameters", async () => {
    expects(rewritten).not.toRewriteTo("/docs/index.html?");
    expects(await run("return event.request;")).toRewriteTo("/docs/?");
  });

  it("accepts any uri that a function rewrites to", async () => {
    const segment = fc.stringMatching(/^[a-z0-9.%=&-]{0,8}$/);
    const uri = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join("/")}`);
    await fc.assert(
      fc.asyncProperty(uri, async (to) => {
        const result = await run(`event.request.uri = ${JSON.stringify(to)}; return event.request;`);
        expects(result).toRewriteTo(to);
        expects(result).not.toRewriteTo(`${to}x`);
      }),
      { numRuns: 20 },
    );
  });

  it("shows both uris, and the log", async () => {
    expect(await failure(() => expects(rewritten).toRewriteTo("/index.html"))).toMatchInlineSnapshot(`
      "expect(result).toRewriteTo("/index.html")

      Expected: "/index.html"
      Received: "/docs/index.html"

      Its log:
        rewriting"
    `);
  });

  it("shows the query string if it was expected", async () => {
    expect(
      await failure(() => expects(rewritten).toRewriteTo("/docs/index.html?a=1")),
    ).toMatchInlineSnapshot(`
      "expect(result).toRewriteTo("/docs/index.html?a=1")

      Expected: "/docs/index.html?a=1"
      Received: "/docs/index.html?b=2&a=1&a=%20&flag"

      Its log:
        rewriting"
    `);
  });

  it("says that the function returned a response", async () => {
    expect(await failure(() => expects(redirected).toRewriteTo("/new"))).toMatchInlineSnapshot(`
      "expect(result).toRewriteTo("/new")

      The function did not pass a request on: it responded with status 301, location "/new"."
    `);
  });

  it("shows the uri if the negated form fails", async () => {
    expect(
      await failure(() => expects(rewritten).not.toRewriteTo("/docs/index.html")),
    ).toMatchInlineSnapshot(`
      "expect(result).not.toRewriteTo("/docs/index.html")

      The function passed the request on, with uri "/docs/index.html"."
    `);
  });

  it("rejects a uri that is not a string or matcher", async () => {
    const text = await failure(() => expects(rewritten).not.toRewriteTo(/index/ as never));
    expect(text).toMatch('The uri is a string ("/index.html") or a matcher, not /index/.');
  });

  it("takes the run of a visit at viewer-request", async () => {
    const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";
    const visit = await makeVisit("/docs/?a=1", { code });
    expects(visit).toRewriteTo("/docs/index.html?a=1");
    expects(visit).not.toRewriteTo("/docs/");
    expect(await failure(() => expects(visit).toRewriteTo("/docs/"))).toMatch(
      'expect(visit).toRewriteTo("/docs/")',
    );
  });

  it("rejects a visit without a function at viewer-request, in the negated form too", async () => {
    const visit = await makeVisit("/docs/");
    expect(await failure(() => expects(visit).not.toRewriteTo("/docs/"))).toMatch(
      'No function ran at viewer-request (behavior "*" of E1).',
    );
  });
});
