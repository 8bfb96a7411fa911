import { describe, expect, it } from "vitest";
import { runFunction, viewerRequest } from "../../../src/runtime.ts";
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

describe.each(runners)("toRespondWith, in $name", ({ expect: expects }) => {
  it("knows the status that the function answered with", () => {
    expects(redirected).toRespondWith(301);
    expects(redirected).not.toRespondWith(302);
  });

  it("holds for no request that was passed on", () => {
    expects(passedOn).not.toRespondWith(200);
  });

  it("asks for some of the headers, their names in any case", () => {
    expects(redirected).toRespondWith(301, { location: "/new" });
    expects(redirected).toRespondWith(301, { Location: "/new" });
    expects(redirected).not.toRespondWith(301, { location: "/other" });
    expects(redirected).not.toRespondWith(302, { location: "/new" });
    expects(redirected).not.toRespondWith(301, { server: "x" });
  });

  it("asks with a list for the values of one header", () => {
    expects(redirected).toRespondWith(301, { vary: ["accept", "cookie"] });
    expects(redirected).not.toRespondWith(301, { vary: ["accept"] });
    expects(redirected).not.toRespondWith(301, { vary: "accept" });
  });

  it("asks with undefined for no such header", () => {
    expects(redirected).toRespondWith(301, { Server: undefined });
    expects(redirected).not.toRespondWith(301, { Location: undefined });
  });

  it("asks the runner's own matchers", () => {
    expects(redirected).toRespondWith(301, { location: expects.stringMatching(/^\//) });
    expects(redirected).not.toRespondWith(301, { server: expects.anything() });
  });

  it("shows what differs, the headers that there are, and the log", async () => {
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

  it("shows a header that is not there, and one that should not be", async () => {
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

  it("says where cookies are", async () => {
    const text = await failure(() => expects(redirected).toRespondWith(301, { "Set-Cookie": "a=1" }));
    expect(text).toMatch("Cookies are apart from the headers, in output.cookies.");
  });

  it("says that the request was passed on", async () => {
    expect(await failure(() => expects(passedOn).toRespondWith(301))).toMatchInlineSnapshot(`
      "expect(result).toRespondWith(301)

      The function did not answer: it passed the request on, for "/old"."
    `);
  });

  it("says what was found where nothing should be", async () => {
    expect(await failure(() => expects(redirected).not.toRespondWith(301))).toMatchInlineSnapshot(`
      "expect(result).not.toRespondWith(301)

      The function answered 301, with the headers "vary", "location"."
    `);
  });

  it("refuses what is no status", async () => {
    const text = await failure(() => expects(redirected).not.toRespondWith("301" as never));
    expect(text).toMatch('The status is a number, not "301".');
  });

  it("refuses undefined instead of headers", async () => {
    const text = await failure(() => expects(redirected).not.toRespondWith(301, undefined));
    expect(text).toMatch("The value of headers is undefined.");
  });
});
