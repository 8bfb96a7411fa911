// `npm run demo`: the deploy script next door, run against the fake, with an account of each call and answer.
import { readFileSync } from "node:fs";
import { CloudFrontClient, UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { deploy } from "./deploy.mjs";

const runtime = "cloudfront-js-2.0";
const read = (name) => readFileSync(new URL(`./functions/${name}.js`, import.meta.url), "utf8");

const cloudfront = mockCloudFront();
const client = new CloudFrontClient({ region: "us-east-1" });

await chapter("Four functions go live", async () => {
  for (const name of ["index-rewrite", "country-redirect", "query-sort"]) {
    await deploy(client, { name, code: read(name), runtime });
  }
  await deploy(client, {
    name: "security-headers",
    code: read("security-headers"),
    runtime: "cloudfront-js-1.0",
  });
});

await chapter("The same again: the name is taken, so the script updates", async () => {
  const code = read("index-rewrite").replace("index.html", "home.html");
  await deploy(client, { name: "index-rewrite", code, runtime });
});

await chapter("A colleague was faster: the ETag is stale", async () => {
  const stale = "ETVPDKIKX0DER";
  await client.send(
    new UpdateFunctionCommand({
      Name: "index-rewrite",
      IfMatch: stale,
      FunctionConfig: { Comment: "", Runtime: runtime },
      FunctionCode: Buffer.from(read("index-rewrite")),
    }),
  );
});

await chapter("Code that its runtime cannot run", async () => {
  await deploy(client, { name: "too-modern", code: read("too-modern"), runtime });
});

await chapter("`const` under runtime 1.0", async () => {
  await deploy(client, { name: "too-modern", code: read("query-sort"), runtime: "cloudfront-js-1.0" });
});

console.log("What the fake holds now");
for (const [id, { etag, config, code }] of Object.entries(cloudfront.state().functions ?? {})) {
  console.log(
    `  ${id.padEnd(30)} ${etag.padEnd(15)} ${config.Runtime}  ${String(code.length).padStart(4)} bytes`,
  );
}
cloudfront.restore();

/** Runs one part of the story and tells what was called, and answered. */
async function chapter(title, story) {
  console.log(title);
  const before = cloudfront.calls().length;
  await story().catch(() => undefined);
  for (const { operation, input, output, error } of cloudfront.calls().slice(before)) {
    console.log(`  ${operation} ${input.Name}${input.IfMatch ? ` if it is ${input.IfMatch}` : ""}`);
    if (error) {
      console.log(indent(`${error.name} ${error.$metadata.httpStatusCode}: ${error.message}`));
    } else {
      console.log(indent(describe(output)));
    }
  }
  console.log();
}

function describe({ ETag, FunctionSummary }) {
  const { Status, FunctionMetadata } = FunctionSummary;
  return [FunctionMetadata.Stage, Status, ETag].filter(Boolean).join(", ");
}

function indent(text) {
  return text
    .split("\n")
    .map((line, i) => (i === 0 ? `    -> ${line}` : line && `       ${line}`))
    .join("\n");
}
