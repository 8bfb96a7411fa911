// Debian's Chromium, headless: it follows the redirect of a function, runs a page of the distribution, keeps the cookie of
// a function and sees the headers of a policy. The page writes what it sees into its own document.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { done, equal } from "../sdk/endpoint.mjs";
import { createSite, getVisits, port } from "./site.mjs";

const page = `<!doctype html>
<title>Site</title>
<link rel="icon" href="data:,">
<pre id="seen"></pre>
<script type="module">
  const response = await fetch("/data.json?q=1");
  const seen = {
    path: location.pathname,
    cookie: document.cookie,
    data: await response.json(),
    frame: response.headers.get("x-frame-options"),
    sniff: response.headers.get("x-content-type-options"),
    cache: response.headers.get("x-cache"),
  };
  document.getElementById("seen").textContent = JSON.stringify(seen);
</script>
`;
const { Id } = await createSite({ "/index.html": page, "/data.json": '{"answer":42}' });

const profile = mkdtempSync(join(tmpdir(), "chromium-"));
const { stdout } = await promisify(execFile)(
  "/usr/bin/chromium",
  [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    `--user-data-dir=${profile}`,
    "--virtual-time-budget=10000",
    "--dump-dom",
    `http://${Id.toLowerCase()}.cloudfront.localhost:${port}/old`,
  ],
  { timeout: 60_000 },
).finally(() => rmSync(profile, { recursive: true, force: true }));

const [, json = ""] = /<pre id="seen">(.*?)<\/pre>/.exec(stdout) ?? [];
equal(json === "" ? stdout : JSON.parse(json.replaceAll("&amp;", "&")), {
  path: "/",
  cookie: "visited=data.json",
  data: { answer: 42 },
  frame: "SAMEORIGIN",
  sniff: "nosniff",
  cache: "Miss from cloudfront",
});

const visits = await getVisits();
equal(
  visits.map(({ result, seen }) => [result, seen.uri]),
  [
    ["FunctionGeneratedResponse", "/old"],
    ["Miss", "/index.html"],
    ["Miss", "/data.json"],
  ],
);
equal(visits[1].distributionId, Id);
await done();
