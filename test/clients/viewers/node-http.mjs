// Node's http.request, which sends any Host and any path, and fetch, which needs the header of the endpoint.
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { done, equal } from "../sdk/endpoint.mjs";
import { createSite, getVisits, port } from "./site.mjs";

const { Id, DomainName } = await createSite({ "/index.html": "Home", "/a.txt": "A" });

function send(path, options) {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, path, ...options }, async (incoming) =>
      resolve({ status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) }),
    );
    outgoing.on("error", reject);
    outgoing.end(options.body);
  });
}

const byId = await send("/a.txt", { headers: { host: `${Id}.cloudfront.localhost` } });
equal([byId.status, byId.body], [200, "A"]);
equal(byId.headers["set-cookie"], ["visited=a.txt; Path=/; SameSite=Lax"]);
equal((await send("//a/./b", { headers: { host: DomainName } })).status, 403);
equal((await send("/", { method: "HEAD", headers: { host: DomainName } })).body, "");
equal((await send("/", { method: "DELETE", headers: { host: DomainName } })).status, 403);

const fetched = await fetch(`http://127.0.0.1:${port}/`, {
  headers: { "x-mock-cloudfront-host": DomainName },
});
equal([fetched.status, await fetched.text()], [200, "Home"]);
const redirected = await fetch(`http://127.0.0.1:${port}/old`, {
  headers: { "x-mock-cloudfront-host": DomainName },
  redirect: "manual",
});
equal([redirected.status, redirected.headers.get("location")], [302, "/"]);

equal(
  (await getVisits()).map(({ seen }) => seen.uri),
  ["/a.txt", "//a/./b", "/index.html", undefined, "/index.html", "/old"],
);
await done();
