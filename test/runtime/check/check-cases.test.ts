import { expect, it } from "vitest";
import { checkFunction } from "../../../src/runtime/check/check-function.ts";
import { checkCases } from "./check-cases.ts";

it.each(checkCases)("checkFunction agrees with $source ($id)", ({ code, runtime, error, severity }) => {
  const findings = checkFunction(code, { runtime });
  const [first] = findings;
  if (error !== undefined) {
    expect(first?.engineMessage).toBe(error);
  } else {
    expect(first?.severity).toBe(severity);
  }
});
