import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("npm run demo prints what a deploy script met, and succeeds", () => {
  const account = execFileSync(process.execPath, ["docs/examples/demo.mjs"], { encoding: "utf8" });
  expect(account).toContain("FunctionAlreadyExists 409: ");
  expect(account).toContain("PreconditionFailed 412: ");
  expect(account).toContain(
    'InvalidArgument 400: SyntaxError: Token "request" not supported in this version in 3',
  );
  expect(account).toMatch(/index-rewrite\/LIVE +E3UN6WX5RRO2AG/);
});
