import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { keyValueStore, makeConsumer, manifest } from "./consumer.ts";

const lean = makeConsumer({});

/** Runs code in a project, as a module or as a script, and gives what it prints. */
function run(consumer: string, type: "module" | "commonjs", code: string): string {
  const options = { cwd: consumer, encoding: "utf8" } as const;
  return execFileSync(process.execPath, [`--input-type=${type}`, "--eval", code], options).trim();
}

/** These import their runner, which is there only where it runs: see runners.test.ts. */
const ofRunners = ["mock-cloudfront/vitest", "mock-cloudfront/jest"];

const doors: string[] = Object.entries<{ import?: object; require?: object }>(manifest.exports)
  .filter(([, conditions]) => conditions.import && conditions.require)
  .map(([door]) => door.replace(/^\./, manifest.name))
  .filter((door) => !ofRunners.includes(door));

describe.each(doors)("%s", (door) => {
  it("gives the same names to import and to require", () => {
    const imported = run(lean, "module", `console.log(Object.keys(await import("${door}")).sort().join())`);
    const required = run(lean, "commonjs", `console.log(Object.keys(require("${door}")).sort().join())`);
    expect(imported).toBe(required);
    expect(imported).not.toBe("");
  });

  it("loads no parser and no optional package", () => {
    // Where they are not installed, whatever asks for them fails.
    const bare = makeConsumer({ without: ["acorn", keyValueStore] });
    expect(run(bare, "module", `await import("${door}"); console.log("imported")`)).toBe("imported");
    expect(run(bare, "commonjs", `require("${door}"); console.log("required")`)).toBe("required");
  });
});

it("gives the matchers where no SDK and no runner is installed", () => {
  const bare = makeConsumer({
    without: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  });
  const print = "console.log(Object.keys(matchers).join())";
  const names =
    "toHaveFunction,toHavePublishedFunction,toHaveKeyValue,toHaveDistribution,toHaveHandled,toRejectWith,toRewriteTo,toRespondWith";
  expect(run(bare, "module", `import { matchers } from "mock-cloudfront/matchers"; ${print}`)).toBe(names);
  expect(run(bare, "commonjs", `const { matchers } = require("mock-cloudfront/matchers"); ${print}`)).toBe(
    names,
  );
});

describe.each([
  ["a module", "deploy.mjs"],
  ["a script", "deploy.cjs"],
])("%s deploys a function through a real client", (_, script) => {
  it.each([
    ["without", lean],
    ["with", makeConsumer({ also: [keyValueStore] })],
  ])("%s the optional key value store client", (_, consumer) => {
    const printed = execFileSync(process.execPath, [script], { cwd: consumer, encoding: "utf8" });
    expect(printed).toBe("ETVPDKIKX0DER arn:aws:cloudfront::123456789012:function/edge\n");
  });
});

it("makes, seeds and deletes key value stores where the data plane's client is not installed", () => {
  const printed = run(
    makeConsumer({ without: [keyValueStore] }),
    "module",
    `import { CloudFrontClient, CreateKeyValueStoreCommand, DeleteKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
    import { mockCloudFront } from "mock-cloudfront";
    const cloudfront = mockCloudFront();
    const client = new CloudFrontClient({ region: "us-east-1" });
    cloudfront.seed.keyValueStore({ name: "seeded", items: { a: "1" } });
    const { ETag } = await client.send(new CreateKeyValueStoreCommand({ Name: "made" }));
    await client.send(new DeleteKeyValueStoreCommand({ Name: "made", IfMatch: ETag }));
    console.log(Object.keys(cloudfront.state().keyValueData).join());`,
  );
  expect(printed).toBe("seeded");
});
