// The cost of importing an entry point, in addition to the two packages that it imports. Alternates whole processes.
import { spawnSync } from "node:child_process";
import { median, target } from "./compare.mjs";

const ground = 'import "@aws-sdk/client-cloudfront"; import "aws-sdk-client-mock";';
const entryPoints = {
  "mock-cloudfront": "mock-cloudfront",
  "mock-cloudfront/runtime": "mock-cloudfront/runtime",
};
const rounds = 21;

/** Milliseconds that a process spends on its imports. */
function importing(code) {
  const script = `const start = performance.now(); ${code} console.log(performance.now() - start);`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--no-warnings", "--eval", script], {
    encoding: "utf8",
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  return Number(stdout);
}
const dynamic = (code) => code.replace(/import ("[^"]+");?/g, "await import($1);");

console.log("Importing an entry point, in addition to @aws-sdk/client-cloudfront and aws-sdk-client-mock");
for (const [name, entryPoint] of Object.entries(entryPoints)) {
  const differences = [];
  const grounds = [];
  for (let round = 0; round < rounds; round++) {
    const without = importing(dynamic(ground));
    grounds.push(without);
    differences.push(importing(dynamic(`${ground} import "${entryPoint}";`)) - without);
  }
  console.log(`  ${name}: ${median(differences).toFixed(1)} ms over ${median(grounds).toFixed(0)} ms`);
  target(`import ${name}`, median(differences), 25, "ms");
}
