import { describe, expect, it } from "vitest";
import { runFunction, viewerRequest } from "../../../src/runtime.ts";
import { makeVisit } from "../../support/make-visit.ts";
import { failure, runners } from "../../support/runners.ts";

function run(body: string) {
  return runFunction(`function handler(event) { ${body} }`, viewerRequest({ uri: "/old" }));
}

const redirected = await run(`
  console.log('redirecting');
  return {
    statusCode: 301,
    headers: {
      location: { value: '/new' },
      vary: { value: 'accept', multiValue: [{ value: 'accept' }, { value: 'cookie' }] },
    },
  };`);
const passedOn = await run("return event.request;");

describe.each(runners)("toRespondWith ($name)", ({ expect: expects }) => {
  it("compares the status of the response", () => {
    expects(redirected).toRespondWith(301);
    expects(redirected).not.toRespondWith(302);
  });

  it("fails if the function passed a request on", () => {
    expects(passedOn).not.toRespondWith(200);
  });

  it("compares part of the headers, names in any case", () => {
    expects(redirected).toRespondWith(301, { location: "/new" });
    expects(redirected).toRespondWith(301, { Location: "/new" });
    expects(redirected).not.toRespondWith(301, { location: "/other" });
    expects(redirected).not.toRespondWith(302, { location: "/new" });
    expects(redirected).not.toRespondWith(301, { server: "x" });
  });

  it("compares an array with the values of one header", () => {
    expects(redirected).toRespondWith(301, { vary: ["accept", "cookie"] });
    expects(redirected).not.toRespondWith(301, { vary: ["accept"] });
    expects(redirected).not.toRespondWith(301, { vary: "accept" });
  });

  it("accepts undefined for an absent header", () => {
    expects(redirected).toRespondWith(301, { Server: undefined });
    expects(redirected).not.toRespondWith(301, { Location: undefined });
  });

  it("accepts the runner's own matchers", () => {
    expects(redirected).toRespondWith(301, { location: expects.stringMatching(/^\//) });
    expects(redirected).not.toRespondWith(301, { server: expects.anything() });
  });

  it("shows the differences, the names of all headers, and the log", async () => {
    expect(
      await failure(() =>
        expects(redirected).toRespondWith(302, { Location: "/other", Vary: expects.anything() }),
      ),
    ).toMatchInlineSnapshot(`
      "expect(result).toRespondWith(302, headers)

      - Expected
      + Received

        {
          "headers": {
      -     "location": "/other",
      +     "location": "/new",
            "vary": Anything,
          },
      -   "status": 302,
      +   "status": 301,
        }

      The response has the headers "vary", "location".

      Its log:
        redirecting"
    `);
  });

  it("shows a missing header and an unexpected one", async () => {
    expect(
      await failure(() => expects(redirected).toRespondWith(301, { server: "x", location: undefined })),
    ).toMatchInlineSnapshot(`
      "expect(result).toRespondWith(301, headers)

      - Expected
      + Received

        {
          "headers": {
      -     "location": undefined,
      -     "server": "x",
      +     "location": "/new",
          },
          "status": 301,
        }

      The response has the headers "vary", "location".

      Its log:
        redirecting"
    `);
  });

  it("says where to find cookies", async () => {
    const text = await failure(() => expects(redirected).toRespondWith(301, { "Set-Cookie": "a=1" }));
    expect(text).toMatch("Cookies are not among the headers, but in output.cookies.");
  });

  it("says that the request was passed on", async () => {
    expect(await failure(() => expects(passedOn).toRespondWith(301))).toMatchInlineSnapshot(`
      "expect(result).toRespondWith(301)

      The function did not respond: it passed the request on, with uri "/old"."
    `);
  });

  it("shows the response if the negated form fails", async () => {
    expect(await failure(() => expects(redirected).not.toRespondWith(301))).toMatchInlineSnapshot(`
      "expect(result).not.toRespondWith(301)

      The function responded with status 301 and the headers "vary", "location"."
    `);
  });

  it("rejects a status that is not a number", async () => {
    const text = await failure(() => expects(redirected).not.toRespondWith("301" as never));
    expect(text).toMatch('The status is a number, not "301".');
  });

  it("rejects undefined as the headers", async () => {
    const text = await failure(() => expects(redirected).not.toRespondWith(301, undefined));
    expect(text).toMatch("The value of headers is undefined.");
  });

  describe("for a visit", () => {
    const answer = () =>
      new Response("Home", {
        status: 404,
        headers: [
          ["Vary", "accept"],
          ["Vary", "cookie"],
          ["Set-Cookie", "a=1"],
          ["Set-Cookie", "b=2; Path=/"],
        ],
      });

    it("compares what the viewer got", async () => {
      const visit = await makeVisit("/", { answer });
      expects(visit).toRespondWith(404);
      expects(visit).not.toRespondWith(200);
      expects(visit).toRespondWith(404, { Vary: ["accept", "cookie"], "X-Cache": "Error from cloudfront" });
      expects(visit).toRespondWith(404, { vary: "accept, cookie", "x-none": undefined });
      expects(visit).not.toRespondWith(404, { vary: undefined });
    });

    it("compares cookies as a list", async () => {
      const visit = await makeVisit("/", { answer });
      expects(visit).toRespondWith(404, { "Set-Cookie": ["a=1", "b=2; Path=/"] });
      expects(visit).not.toRespondWith(404, { "Set-Cookie": "a=1" });
      const one = await makeVisit("/", {
        code: "function handler() { return { statusCode: 204, cookies: { a: { value: '1' } } }; }",
      });
      expects(one).toRespondWith(204, { "set-cookie": "a=1" });
      expects(one).toRespondWith(204, { "set-cookie": ["a=1"] });
    });

    it("shows the differences and the course of the visit", async () => {
      const visit = await makeVisit("/", { answer });
      const text = await failure(() => expects(visit).toRespondWith(200, { vary: "accept" }));
      expect(text).toMatch("expect(visit).toRespondWith(200, headers)");
      expect(text).toMatch('GET /" to "site" (site.example.com): 404'.replace('"', ""));
      expect(text).toMatch(/The response has the headers .*"vary"/);
    });
  });
});
