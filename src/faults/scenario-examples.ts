/** The arguments of the scenarios, as an error message shows them. */
const exampleArguments: Readonly<Record<string, string>> = {
  throttled: "{ times: 2 }",
  outage: "{ ms: 500 }",
  flaky: "{ rate: 0.1 }",
  concurrentUpdate: '"edge"',
  lostResponse: "UpdateFunctionCommand",
  quotaReached: "",
  slowPropagation: "{ ms: 500 }",
  keyValueStoreProvisioning: "{ ms: 500 }",
};

/** Returns an example of `faults.apply()` for the scenario with this name, or for any scenario. */
export function formatApplyExample(name: unknown): string {
  const known = typeof name === "string" && Object.hasOwn(exampleArguments, name) ? name : "throttled";
  return `cloudfront.faults.apply(scenarios.${known}(${exampleArguments[known]}))`;
}
