import { describe, expect, it } from "vitest";
import { createConsumer, keyValueStore, manifest, runNode } from "./consumer.ts";

const lean = createConsumer();
/** A project without the optional packages and the parser: an entry point that loads them fails there. */
const bare = createConsumer({ without: ["acorn", keyValueStore] });

/** Entry points that import a test runner work only where it runs: see runners.test.ts. */
const needsRunner = /\/(?:vitest|jest|expect)$/;

const entryPoints: string[] = Object.entries<{ import?: object; require?: object }>(manifest.exports)
  .filter(([, conditions]) => conditions.import && conditions.require)
  .map(([path]) => path.replace(/^\./, manifest.name))
  .filter((path) => !needsRunner.test(path));

async function evaluate(consumer: string, type: "module" | "commonjs", code: string): Promise<string> {
  const { output } = await runNode(consumer, `--input-type=${type}`, "--eval", code);
  return output.trim();
}

/** Returns the exported names of each entry point. */
async function getExports(consumer: string, type: "module" | "commonjs"): Promise<Record<string, string[]>> {
  const load = type === "module" ? "await import" : "require";
  const members = entryPoints.map((path) => `"${path}": Object.keys(${load}("${path}")).sort()`);
  return JSON.parse(await evaluate(consumer, type, `console.log(JSON.stringify({ ${members} }))`));
}

it("every entry point exports the same names to import and to require", async () => {
  const imported = await getExports(lean, "module");
  expect(imported).toEqual(await getExports(lean, "commonjs"));
  expect(Object.entries(imported).filter(([, names]) => names.length === 0)).toEqual([]);
});

it.each(["module", "commonjs"] as const)(
  "every entry point loads without the parser and the optional packages (%s)",
  async (type) => {
    expect(Object.keys(await getExports(bare, type))).toEqual(entryPoints);
  },
);

it("the matchers load without the SDK and without a runner", async () => {
  const empty = createConsumer({
    without: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  });
  const print = "console.log(Object.keys(matchers).join())";
  const names =
    "toHaveFunction,toHavePublishedFunction,toHaveKeyValue,toHaveDistribution,toHaveCachePolicy,toHaveKeyGroup,toHaveHandled,toHaveHandledTimes,toHaveInvalidation,toHaveTags,toRejectWith,toReachOrigin,toRewriteTo,toRespondWith";
  expect(
    await evaluate(empty, "module", `import { matchers } from "mock-cloudfront/matchers"; ${print}`),
  ).toBe(names);
  expect(
    await evaluate(empty, "commonjs", `const { matchers } = require("mock-cloudfront/matchers"); ${print}`),
  ).toBe(names);
});

describe.each(["deploy.both.mjs", "deploy.both.cjs"])(
  "%s deploys a function through a real client",
  (script) => {
    it.each([
      ["without", lean],
      ["with", createConsumer({ also: [keyValueStore] })],
    ])("%s the optional key value store client", async (_, consumer) => {
      const { output } = await runNode(consumer, script);
      expect(output).toBe("ETVPDKIKX0DER arn:aws:cloudfront::123456789012:function/edge\n");
    });
  },
);

it("key value stores can be created, seeded and deleted without the client of the data plane", async () => {
  const printed = await evaluate(
    lean,
    "module",
    `import { CloudFrontClient, CreateKeyValueStoreCommand, DeleteKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
    import { mockCloudFront } from "mock-cloudfront";
    const cloudfront = mockCloudFront();
    const client = new CloudFrontClient({ region: "us-east-1" });
    cloudfront.seed.keyValueStore({ name: "seeded", items: { a: "1" } });
    const { ETag } = await client.send(new CreateKeyValueStoreCommand({ Name: "created" }));
    await client.send(new DeleteKeyValueStoreCommand({ Name: "created", IfMatch: ETag }));
    console.log(Object.keys(cloudfront.state().keyValueData).join());`,
  );
  expect(printed).toBe("seeded");
});
