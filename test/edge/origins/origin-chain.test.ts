import { describe, expect, it } from "vitest";
import { makeSite } from "../../support/make-site.ts";

describe("cloudfront.origin()", () => {
  it("answers the next requests in the order of the plan, then the stub", async () => {
    using site = makeSite({ cachePolicy: "CachingDisabled" });
    site.cloudfront
      .origin("site")
      .answersOnce(503)
      .answersOnce(new Response("maintenance"))
      .disconnectsOnce();
    const answers = [];
    for (let i = 0; i < 4; i++) {
      const { response } = await site.cloudfront.visit("/index.html");
      answers.push(response.status);
    }
    expect(answers).toEqual([503, 200, 502, 200]);
  });

  it("answers every request with a clone of a response", async () => {
    using site = makeSite({ cachePolicy: "CachingDisabled" });
    site.cloudfront.origin("site").answers(new Response("closed", { status: 503 }));
    for (const _ of ["first", "second"]) {
      const { response } = await site.cloudfront.visit("/index.html");
      expect([response.status, await response.text()]).toEqual([503, "closed"]);
    }
  });

  it("applies the first plan as long as it lasts", async () => {
    using site = makeSite({ cachePolicy: "CachingDisabled" });
    site.cloudfront.origin("site").timesOut().answersOnce(200);
    await site.cloudfront.visit("/a");
    expect((await site.cloudfront.visit("/a")).response.status).toBe(504);
  });

  it("forgets its plan at reset(), and plans again after it", async () => {
    using site = makeSite();
    const origin = site.cloudfront.origin("site").disconnects().serves({});
    const seeded = site.cloudfront.snapshot();
    site.cloudfront.reset(seeded);
    expect(await site.resultOf("/index.html")).toBe("Miss 1");
    origin.disconnectsOnce();
    expect(await site.resultOf("/a")).toBe("Error 1");
  });

  it("lists unused answers for one request among the pending faults", async () => {
    using site = makeSite();
    const { faults } = site.cloudfront;
    site.cloudfront.origin("site").disconnectsOnce().answers(200).serves({});
    site.cloudfront.origin("api").answersOnce(new Response("", { status: 418 }));
    const pending = { operation: undefined, input: undefined, used: 0, remaining: 1 };
    expect(faults.pending()).toEqual([
      { ...pending, origin: "site", fault: "disconnectsOnce()" },
      { ...pending, origin: "api", fault: "answersOnce(Response 418)" },
    ]);
    expect(() => faults.assertNonePending()).toThrow(
      /2 planned faults have not occurred:[\s\S]*origin "site" {2}any {4}disconnectsOnce\(\)/,
    );
    await site.resultOf("/a");
    expect(faults.pending()).toHaveLength(1);
    faults.clear();
    faults.assertNonePending();
  });

  it("refuses names, answers and stubs that it cannot use", () => {
    using site = makeSite();
    const { cloudfront } = site;
    expect(() => cloudfront.origin("")).toThrow(/expects the domain name or the id of an origin, but got ""/);
    expect(() => cloudfront.origin("a").answers(99)).toThrow(/answers\(\) expects a status from 200 to 599/);
    expect(() => cloudfront.origin("a").answersOnce("503" as never)).toThrow(
      /answersOnce\(\) expects .* got "503"/,
    );
    expect(() => cloudfront.origin("a").serves("./dist" as never)).toThrow(
      /serves\(\) got "\.\/dist"; give a handler/,
    );
  });

  it("refuses a Response that it cannot clone, and a network error", async () => {
    using site = makeSite();
    const read = new Response("read");
    await read.text();
    const origin = site.cloudfront.origin("site");
    expect(() => origin.answers(read)).toThrow(/a Response whose body was not read/);
    expect(() => origin.answersOnce(Response.error())).toThrow(/call disconnects\(\) or timesOut\(\)/);
    expect(() => origin.serves({ "/a": read })).toThrow(
      /a Response or \{ status, headers, body \} as the file "\/a"/,
    );
  });

  it("throws after restore()", () => {
    const site = makeSite();
    site.cloudfront.restore();
    expect(() => site.cloudfront.origin("site")).toThrow(/was restored/);
  });
});
