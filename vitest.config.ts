import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { markdownTests, pagesWithCode } from "./test/support/markdown-tests.ts";

/** Tests of module state, such as what an import loads, or of state that the whole process shares. */
const isolatedTests = [
  "test/adapters/interception.test.ts",
  "test/runtime/check/acorn.test.ts",
  "test/sdk/optional.test.ts",
  "test/templates/read-template.test.ts",
  // jest and vitest register matchers in one global object, so the last file to register decides.
  "test/testing/matchers/*.test.ts",
  "test/testing/vitest.test.ts",
];

/** Tests of members that the oldest supported SDK does not have. CI's run on that SDK sets `SDK=oldest`. */
const testsOfNewMembers = [
  "test/scenarios.test.ts",
  "test/services/distributions/network-checks.test.ts",
  "test/services/distributions/rules/connections.test.ts",
  "test/services/trust-stores/index.test.ts",
  "test/services/vpc-origins/index.test.ts",
  "test/templates/mapping.test.ts",
];

// Workers inherit the environment. A test must give the same result with and without AWS profiles on the machine.
for (const name of Object.keys(process.env)) {
  if (name.startsWith("AWS_")) {
    delete process.env[name];
  }
}
const home = join(tmpdir(), "mock-cloudfront-no-home");

export default defineConfig({
  // `mock-cloudfront` resolves to the source, as in tsconfig.json. The tests in test/package use the build.
  resolve: { tsconfigPaths: true },
  test: {
    // Long enough for a busy machine, and an end for a test that hangs.
    testTimeout: 30_000,
    globalSetup: "test/support/build-engine.ts",
    env: {
      HOME: home,
      USERPROFILE: home,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
    // All cores: vitest would leave one idle, which is half of a machine that has two.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [
            "test/conventions/**",
            "test/package/**",
            "test/docs/docstrings.test.ts",
            ...isolatedTests,
            ...(process.env.SDK === "oldest" ? testsOfNewMembers : []),
          ],
          setupFiles: "test/support/property-seed.ts",
          // The files share one module registry: importing the SDK once per file would take most of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "isolated", include: isolatedTests, setupFiles: "test/support/property-seed.ts" },
      },
      {
        extends: true,
        test: { name: "conventions", include: ["test/conventions/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        plugins: [markdownTests()],
        test: {
          name: "docs",
          include: [...pagesWithCode(), "docs/examples/**/*.test.ts", "test/docs/docstrings.test.ts"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "package",
          include: ["test/package/*.test.ts"],
          globalSetup: "test/package/pack.ts",
          testTimeout: 120_000,
          maxConcurrency: 2,
        },
      },
    ],
  },
});
