// `npm run demo`: runs deploy.mjs against the fake and prints each call and its output.
import { readFileSync } from "node:fs";
import { CloudFrontClient, UpdateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { deploy } from "./deploy.mjs";

// Under Node 20, the SDK would print a warning between the steps.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const runtime = "cloudfront-js-2.0";
const read = (name) => readFileSync(new URL(`./functions/${name}.js`, import.meta.url), "utf8");

const cloudfront = mockCloudFront();
const client = new CloudFrontClient({ region: "us-east-1" });

await runStep("Deploy four functions", async () => {
  for (const name of ["index-rewrite", "country-redirect", "query-sort"]) {
    await deploy(client, { name, code: read(name), runtime });
  }
  await deploy(client, {
    name: "security-headers",
    code: read("security-headers"),
    runtime: "cloudfront-js-1.0",
  });
});

await runStep("Deploy one of them again: the name is taken, so the script updates the function", async () => {
  const code = read("index-rewrite").replace("index.html", "home.html");
  await deploy(client, { name: "index-rewrite", code, runtime });
});

await runStep("Update with a stale ETag, as after an update by another writer", async () => {
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

await runStep("Deploy code that its runtime cannot run", async () => {
  await deploy(client, { name: "too-modern", code: read("too-modern"), runtime });
});

await runStep("Deploy code with `const` for runtime 1.0", async () => {
  await deploy(client, { name: "too-modern", code: read("query-sort"), runtime: "cloudfront-js-1.0" });
});

console.log("Functions in the fake");
for (const [id, { etag, config, code }] of Object.entries(cloudfront.state().functions ?? {})) {
  console.log(
    `  ${id.padEnd(30)} ${etag.padEnd(15)} ${config.Runtime}  ${String(code.length).padStart(4)} bytes`,
  );
}
cloudfront.restore();

/** Runs one step and prints its calls and their outputs or errors. */
async function runStep(title, step) {
  console.log(title);
  const before = cloudfront.calls().length;
  await step().catch(() => undefined);
  for (const { operation, input, output, error } of cloudfront.calls().slice(before)) {
    console.log(`  ${operation} ${input.Name}${input.IfMatch ? `, IfMatch ${input.IfMatch}` : ""}`);
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
