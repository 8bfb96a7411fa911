// Visits, against the runs of their functions and against calling the origin's handler.
import { mockCloudFront } from "mock-cloudfront";
import { runFunction, viewerRequest, viewerResponse } from "mock-cloudfront/runtime";
import { compare, target } from "./compare.mjs";

const rewrite = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}`;
const secure = `function handler(event) {
  event.response.headers['x-frame-options'] = { value: 'DENY' };
  return event.response;
}`;

const handler = () => new Response("<h1>Home</h1>", { headers: { "Content-Type": "text/html" } });

/** Creates a mock with a distribution of `www.example.com` and others, each with two aliases. */
function createMock({ behaviors = {}, others = 0, functions = {}, ...options }) {
  const cloudfront = mockCloudFront({ clients: [], origins: handler, now: () => new Date(0), ...options });
  cloudfront.seed.function({ name: "rewrite", code: rewrite, publish: true });
  cloudfront.seed.function({ name: "secure", code: secure, publish: true });
  for (let i = 0; i < others; i++) {
    cloudfront.seed.distribution({ aliases: [`d${i}.example.com`, `*.d${i}.example.com`] });
  }
  cloudfront.seed.distribution({ aliases: ["www.example.com"], behaviors, functions });
  return cloudfront;
}

const url = "https://www.example.com/blog/";
const mocks = {
  cached: createMock({ functions: { "viewer-request": "rewrite", "viewer-response": "secure" } }),
  uncached: createMock({ edge: { cache: false } }),
  "200 behaviors": createMock({
    edge: { cache: false },
    behaviors: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`/section-${i}/*.html`, {}])),
  }),
  "1,000 distributions": createMock({ edge: { cache: false }, others: 1000 }),
};
const seeded = Object.entries(mocks).map(([, mock]) => [mock, mock.snapshot()]);

/** Drops the recorded visits, which a mock keeps until it is reset, and fills the cache. */
async function between() {
  for (const [mock, snapshot] of seeded) {
    mock.reset(snapshot);
  }
  await mocks.cached.visit(url);
}

const requestEvent = viewerRequest({ uri: "/blog/" });
const responseEvent = viewerResponse();
const hits = await compare(
  "A cache hit with two functions",
  {
    "runFunction() of both": async () => {
      await runFunction(rewrite, requestEvent);
      await runFunction(secure, responseEvent);
    },
    "visit()": () => mocks.cached.visit(url),
  },
  { times: 100, between },
);
target("A cache hit with two functions", hits["visit()"].ratio, 3, "times runFunction() of both");

const misses = await compare(
  "A visit without functions and cache",
  {
    "the origin's handler": async () => (await handler(new Request(url))).arrayBuffer(),
    "visit()": () => mocks.uncached.visit(url),
    "visit(), 200 behaviors": () => mocks["200 behaviors"].visit(url),
    "visit(), 1,000 distributions": () => mocks["1,000 distributions"].visit(url),
  },
  { times: 200, between },
);
const plain = misses["visit()"];
target(
  "A visit without functions",
  (plain.microseconds - misses["the origin's handler"].microseconds) / 1000,
  0.1,
  "ms over the handler",
);
for (const many of ["200 behaviors", "1,000 distributions"]) {
  const { microseconds } = misses[`visit(), ${many}`];
  target(`A visit with ${many}`, microseconds / plain.microseconds, 1.3, "times a visit with one");
}
