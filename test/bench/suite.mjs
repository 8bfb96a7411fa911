// The cost of setupCloudFront() to a suite, per test file, in addition to a bare stub of aws-sdk-client-mock. Each runner
// isolates its files, so every file imports the SDK and this package again. Alternates whole runs of the runner.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { median, target } from "./compare.mjs";

const rounds = 5;
const test = `
test("lists functions", async () => {
  await new CloudFrontClient({ region: "us-east-1" }).send(new ListFunctionsCommand({}));
});`;
const sdk = 'import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";';
const stub = `${sdk}
import { mockClient } from "aws-sdk-client-mock";
const stub = mockClient(CloudFrontClient);
beforeEach(() => void stub.reset());
afterAll(() => void stub.restore());${test}`;
const mock = (runner) => `${sdk}
import { setupCloudFront } from "mock-cloudfront/${runner}";
setupCloudFront();${test}`;
const toRequire = (code) => code.replaceAll(/^import (\{.+\}) from (".+");$/gm, "const $1 = require($2);");

// Inside the repository, so that packages resolve. The build itself resolves by the name of the package.
const folder = mkdtempSync(resolve("dist/bench-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

const runners = {
  vitest: {
    files: 30,
    name: (i) => `${i}.test.mjs`,
    code: (text) => `import { afterAll, beforeEach, test } from "vitest";\n${text}`,
    args: (root) => ["node_modules/vitest/vitest.mjs", "run", "--root", root, "--config", "none.mjs"],
  },
  jest: {
    files: 10,
    name: (i) => `${i}.test.cjs`,
    code: toRequire,
    args: (root) => [
      "node_modules/jest/bin/jest.js",
      ...["--ci", "--runInBand", "--rootDir", root, "--config"],
      JSON.stringify({ testMatch: ["**/*.test.cjs"], transform: {}, haste: { enableSymlinks: false } }),
    ],
  },
};

/** Creates a project with copies of one test file. */
function createProject(name, { files, name: nameOf, code }, text) {
  const root = join(folder, name);
  mkdirSync(join(root, "node_modules"), { recursive: true });
  symlinkSync(resolve("."), join(root, "node_modules/mock-cloudfront"), "junction");
  writeFileSync(join(root, "none.mjs"), "export default {};\n");
  for (let i = 0; i < files; i++) {
    writeFileSync(join(root, nameOf(i)), code(text));
  }
  return root;
}

function time(args) {
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  if (status !== 0) {
    throw new Error(stdout + stderr);
  }
  return performance.now() - start;
}

console.log("The cost of setupCloudFront() per test file, in addition to a bare stub");
for (const [name, runner] of Object.entries(runners)) {
  const bare = createProject(`${name}-stub`, runner, stub);
  const full = createProject(`${name}-mock`, runner, mock(name));
  const costs = [];
  const totals = [];
  for (let round = -1; round < rounds; round++) {
    const without = time(runner.args(bare));
    const difference = time(runner.args(full)) - without;
    if (round >= 0) {
      costs.push(difference / runner.files);
      totals.push(without / runner.files);
    }
  }
  console.log(`  ${name}: ${median(costs).toFixed(1)} ms over ${median(totals).toFixed(0)} ms`);
  target(`${name}, per file`, median(costs), 20, "ms");
}
