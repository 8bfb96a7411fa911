import { execFile } from "node:child_process";
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { inject } from "vitest";
import { toCommonJs, toJest } from "./variants.mjs";

export const manifest = JSON.parse(readFileSync("package.json", "utf8"));

/** The packages that a package manager installs along with this one. */
const required = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(
  (name) => !manifest.peerDependenciesMeta[name]?.optional,
);

export const keyValueStore = "@aws-sdk/client-cloudfront-keyvaluestore";

/**
 * The packages that a consumer installs for its tests: a runner, the package whose types jest's matchers extend, and
 * the types that the SDK's own types need.
 */
export const runners = ["vitest", "jest", "@jest/globals", "expect", "@types/node"];

/**
 * Creates a project that has installed the tarball and its dependencies, plus and minus some packages. The packages
 * are links to this repository's. They see what is installed here, and the package under test only what is listed.
 */
export function createConsumer({
  files = "test/package/consumers",
  also = [],
  without = [],
}: {
  readonly files?: string;
  readonly also?: readonly string[];
  readonly without?: readonly string[];
} = {}): string {
  const unpacked = inject("unpacked");
  const folder = mkdtempSync(join(dirname(unpacked), "consumer-"));
  cpSync(files, folder, { recursive: true });
  writeVariants(folder);
  linkFiles(unpacked, join(folder, "node_modules", manifest.name));
  for (const name of [...required, ...also].filter((name) => !without.includes(name))) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve("node_modules", name), link, "junction");
  }
  return folder;
}

/** Derives the tests for jest and the CommonJS files from the ES modules for vitest. */
function writeVariants(folder: string): void {
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  for (const file of readdirSync(folder)) {
    if (file.endsWith(".both.test.mjs")) {
      const jest = toJest(read(file));
      write(file.replace(".test.mjs", ".jest.mjs"), jest);
      write(file.replace(".test.mjs", ".jest.cjs"), toCommonJs(jest));
    } else if (file.endsWith(".both.mjs")) {
      write(file.replace(".mjs", ".cjs"), toCommonJs(read(file)));
    } else if (file === "integration.ts") {
      write("integration.cts", read(file));
      write("integration-jest.ts", toJest(read(file)));
      write("integration-jest.cts", toJest(read(file)));
    }
  }
}

/** Copies a folder by hard links, since Node resolves the packages of a symbolic link from its target. */
function linkFiles(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const target = join(to, entry.parentPath.slice(from.length), entry.name);
    if (entry.isDirectory()) {
      mkdirSync(target, { recursive: true });
    } else {
      mkdirSync(dirname(target), { recursive: true });
      linkSync(join(entry.parentPath, entry.name), target);
    }
  }
}

/** Runs Node in a folder, outside vitest's own environment. Resolves to the output, even if the process fails. */
export function runNode(cwd: string, ...args: string[]): Promise<{ output: string; failed: boolean }> {
  const env = { ...process.env, VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined };
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env }, (error, stdout, stderr) =>
      done({ output: stdout + stderr, failed: error !== null }),
    );
  });
}
