import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { markdownTests, pagesWithCode } from "./test/support/markdown-tests.ts";

// Workers inherit what is left: a test must mean the same on a machine with AWS profiles and on one without.
for (const name of Object.keys(process.env)) {
  if (name.startsWith("AWS_")) {
    delete process.env[name];
  }
}
const home = join(tmpdir(), "mock-cloudfront-no-home");

export default defineConfig({
  // `mock-cloudfront` means the source here, as tsconfig.json has it; what is built, in test/package.
  resolve: { tsconfigPaths: true },
  test: {
    // A test that hangs ends; one on a busy machine does not.
    testTimeout: 30_000,
    globalSetup: "test/support/build-engine.ts",
    env: {
      HOME: home,
      USERPROFILE: home,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/house/**", "test/package/**", "test/docs/docstrings.test.ts"],
          setupFiles: "test/support/property-seed.ts",
        },
      },
      {
        extends: true,
        test: { name: "house", include: ["test/house/*.test.ts"] },
      },
      {
        extends: true,
        plugins: [markdownTests()],
        test: {
          name: "docs",
          include: [...pagesWithCode(), "docs/examples/**/*.test.ts", "test/docs/docstrings.test.ts"],
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
