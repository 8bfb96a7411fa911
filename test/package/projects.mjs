// Projects that install the packed tarball from the registry, as a user would, and run their own tests and compilers.
// Prints what passed and what failed. `--tarball FILE` uses a packed tarball. Names of projects select only those.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { toJest } from "./variants.mjs";

const root = join(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "mock-cloudfront-projects-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { tarball: { type: "string" } },
});
const tarball = options.tarball ? resolve(options.tarball) : pack();

const vitest = "node node_modules/vitest/vitest.mjs run";
const jest = "node node_modules/jest/bin/jest.js --runInBand";
const jestEsm = jest.replace("node ", "node --experimental-vm-modules ");
const pools = ["threads", "forks"].map((pool) => `${vitest} --pool=${pool}`);
/** Used from vitest 4.1 on. With earlier versions, Node 20 sometimes ends in these pools with a segmentation fault. */
const vmPools = ["vmThreads", "vmForks"].map((pool) => `${vitest} --pool=${pool}`);
const oneWorker = `${vitest} --no-isolate --no-file-parallelism`;
const hookOrders = ["list", "parallel"].map((order) => `${vitest} --sequence.hooks=${order}`);

/** Compiles with each version of TypeScript, then runs the tests. */
const runs = [
  // The oldest versions that package.json accepts, and the last ones before vitest's around hooks.
  ...["3.0", "3", "4.0"].map((version) => vitestRun(20, version)),
  vitestRun(20, "4", "7"),
  vitestRun(22, "5", "8"),
  vitestRun(24, "5", "8"),
  ...["29", "30"].flatMap((version) => [
    {
      name: `jest ${version}, CommonJS`,
      type: "commonjs",
      packages: [`jest@${version}`, `@jest/globals@${version}`, "aws-sdk-client-mock-jest@4.1.0"],
      files: jestFiles(),
      jest: { injectGlobals: false },
      test: [jest],
    },
    {
      name: `jest ${version}, ES modules`,
      type: "module",
      packages: [`jest@${version}`, `@types/jest@${version}`, `@jest/globals@${version}`],
      files: jestFiles({ withStubMatchers: false }),
      test: [jestEsm],
    },
  ]),
  {
    name: "module: commonjs, moduleResolution: node",
    type: "commonjs",
    packages: ["jest@30", "@jest/globals@30", "expect@30", "aws-sdk-client-mock-jest@4.1.0"],
    compilers: ["5.9", "5.2"],
    compilerOptions: { module: "commonjs", moduleResolution: "node", esModuleInterop: true },
    files: { ...jestFiles(), "src/entry-points.ts": read("consumers/node10.ts") },
    jest: { injectGlobals: false },
    test: [jest],
  },
  cdkRun({
    name: "CDK and SAM under vitest",
    type: "module",
    packages: ["vitest@4"],
    compilerOptions: { noEmit: true },
    // Loading the CDK takes seconds.
    test: [`${vitest} --test-timeout=60000`],
  }),
  cdkRun({
    name: "CDK and SAM under jest",
    type: "commonjs",
    packages: ["jest@30", "@jest/globals@30", "@types/jest@30"],
    toTest: toJest,
    test: [`${jest} --testTimeout=60000`],
  }),
  ...["module", "commonjs"].map((type) => ({
    name: `the test of the README, ${type}`,
    type,
    packages: [...readme().packages, "vitest@4", "jest@30", "@jest/globals@30"],
    compilerOptions: { exactOptionalPropertyTypes: true },
    files: readmeFiles(),
    jest: { roots: ["<rootDir>/build/jest"] },
    test: [`${vitest} --dir test`, type === "module" ? jestEsm : jest],
  })),
].filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

let failed = 0;
const waiting = [...runs];
// One project per core: installing waits for the registry most of the time.
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) {
      const folder = createProject(project);
      const install = await run(
        folder,
        process.version,
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        tarball,
      );
      const test = install.passed
        ? await run(folder, `v${project.node ?? 20}`, "npm", "test")
        : { passed: false, output: "" };
      console.log(`\n=== ${project.name}\n${install.output}${test.output}`);
      console.log(`${test.passed ? "passed" : "failed"}: ${project.name}`);
      failed += test.passed ? 0 : 1;
    }
  }),
);
console.log(`${runs.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Creates the run for a version of vitest. `stubMatchers` is given for 4.1 and later: the stub's matchers do not compile
 * with several copies of `@vitest/expect`, as older versions install them.
 */
function vitestRun(node, version, stubMatchers) {
  const test = read("projects/deploy.test.ts");
  return {
    name: `vitest ${version}, Node ${node}`,
    node,
    type: "module",
    packages: [
      `vitest@${version}`,
      `@types/node@${node}`,
      ...(stubMatchers ? [`aws-sdk-client-mock-vitest@${stubMatchers}`] : []),
    ],
    compilerOptions: { noEmit: true, skipLibCheck: stubMatchers === undefined },
    files: {
      "test/deploy.test.ts": stubMatchers ? test : omitStubMatchers(test),
      "test/second-file.test.ts": read("projects/second-file.test.ts"),
    },
    test: [...pools, ...(stubMatchers ? vmPools : []), oneWorker, ...hookOrders],
  };
}

/** The tests for jest. The matchers of aws-sdk-client-mock-jest cannot be imported by ES modules of jest 29. */
function jestFiles({ withStubMatchers = true } = {}) {
  const test = read("projects/deploy.test.ts");
  return {
    "test/deploy.test.ts": toJest(withStubMatchers ? test : omitStubMatchers(test)),
    "test/second-file.test.ts": toJest(read("projects/second-file.test.ts")),
  };
}

function omitStubMatchers(test) {
  const lines = test.split("\n");
  return lines
    .filter((line) => !/aws-sdk-client-mock|allCustomMatcher|toHaveReceivedCommand/.test(line))
    .join("\n");
}

/** The run of a project that deploys its CDK stack, its cloud assembly and its SAM template. */
function cdkRun({ packages, toTest = (text) => text, ...project }) {
  return {
    ...project,
    packages: [...packages, "aws-cdk-lib@2", "constructs@10", "yaml@2"],
    compilers: ["5.9"],
    files: {
      "src/site-stack.ts": read("projects/cdk/site-stack.ts"),
      "test/site.test.ts": toTest(read("projects/cdk/site.test.ts")),
      "template.yaml": read("projects/cdk/template.yaml"),
    },
  };
}

/** The first test of the README: as it is for vitest, and with the change that its comment names for jest. */
function readmeFiles() {
  const { test } = readme();
  return { "test/readme.test.ts": test, "jest/readme.test.ts": toJest(test) };
}

function readme() {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const [, test] = /```ts\n([\s\S]*?)```/.exec(text);
  const [, line] = /\nnpm install --save-dev ([^\n]+)/.exec(text);
  return { test, packages: line.split(" ").filter((name) => name !== "mock-cloudfront") };
}

function createProject({
  name,
  type,
  packages,
  files,
  compilers = ["7", "5.9"],
  compilerOptions = {},
  ...rest
}) {
  const folder = mkdtempSync(join(scratch, "project-"));
  const compile = compilers.map((version) => `node node_modules/typescript-${version}/bin/tsc`);
  const versions = [
    "@aws-sdk/client-cloudfront@^3.1164.0",
    "@types/node@20",
    ...packages,
    ...compilers.map((version) => `typescript-${version}@npm:typescript@${version}`),
  ];
  const manifest = {
    private: true,
    description: name,
    type,
    scripts: { test: [...compile, ...rest.test].join(" && ") },
    jest: { roots: ["<rootDir>/build"], ...rest.jest },
    devDependencies: Object.fromEntries(
      versions.map((each) =>
        /^(@?[^@]+)@(.+)$/.exec(`${each}${each.lastIndexOf("@") > 0 ? "" : "@latest"}`).slice(1),
      ),
    ),
  };
  const tsconfig = {
    compilerOptions: {
      target: "es2022",
      lib: ["es2022"],
      module: "nodenext",
      types: ["node", ...(packages.some((each) => each.startsWith("@types/jest")) ? ["jest"] : [])],
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      rootDir: ".",
      outDir: "build",
      ...compilerOptions,
    },
    include: ["src", "test", "jest"],
  };
  const all = {
    "package.json": JSON.stringify(manifest, null, 2),
    "tsconfig.json": JSON.stringify(tsconfig, null, 2),
    "src/deploy.ts": read("projects/deploy.ts"),
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

function read(file) {
  return readFileSync(join(import.meta.dirname, file), "utf8");
}

function pack() {
  const packing = ["pack", "--silent", "--pack-destination", scratch];
  const printed = execFileSync("npm", packing, { cwd: root, encoding: "utf8" }).trim();
  return join(scratch, printed.split("\n").at(-1));
}

/** Runs a command under a version of Node. Other versions come from the npm package `node`. Collects the output. */
async function run(cwd, version, ...command) {
  const [major] = version.split(".");
  const [program, ...args] = process.version.startsWith(`${major}.`)
    ? command
    : ["npx", "-y", "-p", `node@${major.slice(1)}`, ...command];
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const [status] = await once(child, "close");
  return { passed: status === 0, output };
}
