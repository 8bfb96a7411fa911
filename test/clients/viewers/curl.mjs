// curl, which resolves *.localhost itself and sends a path as it is.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { done, equal } from "../sdk/endpoint.mjs";
import { createSite, getVisits, port } from "./site.mjs";

const run = promisify(execFile);
const { Id, DomainName } = await createSite({ "/index.html": "Home", "/a.txt": "A" });

/** Returns the status, the headers by name and the body. */
async function curl(...args) {
  const { stdout } = await run("curl", ["-sS", "-i", ...args]);
  const [head, ...body] = stdout.split("\r\n\r\n");
  const [line, ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((each) => [each.split(":")[0].toLowerCase(), each.slice(each.indexOf(":") + 1).trim()]),
  );
  return { status: Number(line.split(" ")[1]), headers, body: body.join("\r\n\r\n") };
}

const site = `http://${Id.toLowerCase()}.cloudfront.localhost:${port}`;

const home = await curl(`${site}/?a=%20b`);
equal([home.status, home.body], [200, "Home"]);
equal(home.headers["x-cache"], "Miss from cloudfront");
equal(home.headers["x-frame-options"], "SAMEORIGIN");
equal(home.headers["set-cookie"], "visited=index.html; Path=/; SameSite=Lax");

const redirect = await curl(`${site}/old`);
equal([redirect.status, redirect.headers.location], [302, "/"]);
equal(redirect.headers["x-cache"], "FunctionGeneratedResponse from cloudfront");

equal((await curl("--path-as-is", `${site}/x/../a.txt`)).status, 403);
equal((await curl("-H", `Host: ${DomainName}`, `http://127.0.0.1:${port}/a.txt`)).body, "A");
equal(
  (await curl("--resolve", `${DomainName}:${port}:127.0.0.1`, `http://${DomainName}:${port}/a.txt`)).body,
  "A",
);
equal(
  (await curl("-H", `x-mock-cloudfront-host: ${DomainName}`, `http://127.0.0.1:${port}/a.txt`)).body,
  "A",
);
equal((await curl("-I", `${site}/a.txt`)).headers["content-length"], "1");
equal((await curl("-H", "x-forwarded-proto: http", `${site}/a`)).headers.location, `https://${DomainName}/a`);
equal((await curl(`http://unknown.cloudfront.localhost:${port}/`)).status, 403);
equal((await curl("-H", "Host: evil.example", `http://127.0.0.1:${port}/`)).status, 403);

const seen = (await getVisits()).map((visit) => visit.seen);
equal(seen[0], { host: DomainName, uri: "/index.html", query: "a=%20b" });
equal(seen[2].uri, "/x/../a.txt");
equal(seen.filter(({ host }) => host === DomainName).length, 7);
await done();
