import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it, vi } from "vitest";
import { mockCloudFront, type OriginHandler } from "../../src/index.ts";

/** A promise that the test settles. */
function createDeferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Creates a mock whose origin answers when the test says so. */
function setUp(options: { readonly origin?: OriginHandler } = {}) {
  const { promise, resolve } = createDeferred<Response>();
  const asked = createDeferred<void>();
  const waiting: OriginHandler = () => {
    asked.resolve();
    return promise;
  };
  const cloudfront = mockCloudFront({ clients: [], origins: options.origin ?? waiting });
  cloudfront.seed.distribution();
  return { cloudfront, answer: resolve, asked: asked.promise };
}

describe("a visit in flight", () => {
  it("rejects at reset, and leaves no trace in the new state", async () => {
    const { cloudfront, asked, answer } = setUp();
    using _ = cloudfront;
    const visit = cloudfront.visit("/");
    await asked;
    cloudfront.reset();
    await expect(visit).rejects.toMatchObject({
      code: "RESET_DURING_CALL",
      message: expect.stringMatching(/while the visit to https:\/\/d\w+\.cloudfront\.net\/ was in flight/),
    });
    answer(new Response("late"));
    expect(cloudfront.visits()).toEqual([]);
  });

  it("rejects at reset if it is the first visit of the process", async () => {
    const { cloudfront } = setUp({ origin: () => new Response("") });
    using _ = cloudfront;
    const visit = cloudfront.visit("/");
    cloudfront.reset();
    await expect(visit).rejects.toMatchObject({ code: "RESET_DURING_CALL" });
  });

  it("rejects at restore", async () => {
    const { cloudfront, asked } = setUp();
    const visit = cloudfront.visit("/");
    await asked;
    cloudfront.restore();
    await expect(visit).rejects.toMatchObject({ code: "RESET_DURING_CALL" });
  });

  it("rejects with the reason of its signal, and leaves no trace", async () => {
    const { cloudfront, asked } = setUp();
    using _ = cloudfront;
    const controller = new AbortController();
    const visit = cloudfront.visit("/", { signal: controller.signal });
    await asked;
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(visit).rejects.toBe(reason);
    expect(cloudfront.visits()).toEqual([]);
  });

  it("is not listed before it has ended", async () => {
    const { cloudfront, asked, answer } = setUp();
    using _ = cloudfront;
    const visit = cloudfront.visit("/");
    await asked;
    expect(cloudfront.visits()).toEqual([]);
    answer(new Response("done"));
    await visit;
    expect(cloudfront.visits()).toHaveLength(1);
  });
});

describe("visit", () => {
  it("rejects at once if its signal is aborted", async () => {
    const origin = vi.fn(() => new Response(""));
    const { cloudfront } = setUp({ origin });
    using _ = cloudfront;
    await expect(cloudfront.visit("/", { signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
    expect([origin.mock.calls, cloudfront.visits()]).toEqual([[], []]);
  });

  it("rejects with the error that an origin's handler throws or rejects with", async () => {
    const error = new TypeError("a mistake of the test");
    for (const origin of [
      () => Promise.reject(error),
      () => {
        throw error;
      },
    ]) {
      const { cloudfront } = setUp({ origin });
      using _ = cloudfront;
      await expect(cloudfront.visit("/")).rejects.toBe(error);
      expect(cloudfront.visits()).toEqual([]);
    }
  });

  it("is refused after restore()", async () => {
    const { cloudfront } = setUp();
    cloudfront.restore();
    await expect(cloudfront.visit("/")).rejects.toMatchObject({ code: "RESTORED" });
  });

  it("takes effect in the order of the calls", async () => {
    const seen: string[] = [];
    const { cloudfront } = setUp({
      origin: ({ url }) => {
        seen.push(new URL(url).pathname);
        return new Response("");
      },
    });
    using _ = cloudfront;
    await Promise.all(["/1", "/2", "/3"].map((path) => cloudfront.visit(path)));
    expect(seen).toEqual(["/1", "/2", "/3"]);
    expect(cloudfront.visits().map(({ url }) => new URL(url).pathname)).toEqual(seen);
  });

  it("has called the origin's handler when it returns, except the first visit, which loads the edge", async () => {
    const origin = vi.fn(() => new Response(""));
    const { cloudfront } = setUp({ origin });
    using _ = cloudfront;
    await cloudfront.visit("/1");
    const visit = cloudfront.visit("/2");
    expect(origin).toHaveBeenCalledTimes(2);
    await visit;
  });

  it("lists visits in the order in which they began", async () => {
    const slow = createDeferred<Response>();
    const { cloudfront } = setUp({
      origin: ({ url }) => (url.endsWith("/slow") ? slow.promise : new Response("")),
    });
    using _ = cloudfront;
    const first = cloudfront.visit("/slow");
    await cloudfront.visit("/fast");
    slow.resolve(new Response(""));
    await first;
    expect(cloudfront.visits().map(({ url }) => new URL(url).pathname)).toEqual(["/slow", "/fast"]);
  });

  it("does not change the ids of the resources that a test creates after it", async () => {
    const ids: string[] = [];
    for (const visits of [0, 3]) {
      const { cloudfront } = setUp({ origin: () => new Response("") });
      using _ = cloudfront;
      for (let i = 0; i < visits; i++) {
        await cloudfront.visit("/");
      }
      ids.push(cloudfront.seed.distribution().id);
    }
    expect(ids[0]).toBe(ids[1]);
  });

  it("draws the same request ids in each run", async () => {
    const ids: string[] = [];
    const { cloudfront } = setUp({ origin: () => new Response("") });
    using _ = cloudfront;
    for (let run = 0; run < 2; run++) {
      cloudfront.reset();
      cloudfront.seed.distribution();
      ids.push((await cloudfront.visit("/")).requestId);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^[\w-]{54}==$/);
  });

  it("is part neither of the call log nor of the state", async () => {
    const { cloudfront } = setUp({ origin: () => new Response("") });
    using _ = cloudfront;
    const state = cloudfront.state();
    await cloudfront.visit("/");
    expect([cloudfront.state(), cloudfront.calls()]).toEqual([state, []]);
  });

  it("gives each listed visit a response of its own", async () => {
    const { cloudfront } = setUp({ origin: () => new Response("home") });
    using _ = cloudfront;
    const visit = await cloudfront.visit("/");
    const [first] = cloudfront.visits();
    const [second] = cloudfront.visits();
    for (const { response } of [visit, first, second].filter((each) => each !== undefined)) {
      expect(await response.text()).toBe("home");
    }
  });

  it("needs the class Response, and says which test environment has it", async () => {
    const { cloudfront } = setUp();
    using _ = cloudfront;
    vi.stubGlobal("Response", undefined);
    try {
      await expect(cloudfront.visit("/")).rejects.toMatchObject({
        code: "INVALID_VISIT",
        message: expect.stringContaining("test environment node"),
      });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("meets none of the faults that are planned for calls of clients", async () => {
    const client = new CloudFrontClient({ region: "us-east-1" });
    using cloudfront = mockCloudFront({ clients: [client], origins: () => new Response("") });
    cloudfront.seed.distribution();
    cloudfront.faults.onAnyCommand().rejectsOnce("Throttling");
    expect((await cloudfront.visit("/")).result).toBe("Miss");
    await expect(client.send(new ListFunctionsCommand({}))).rejects.toThrow();
  });
});
