import { expect, it } from "vitest";
import {
  type CloudFrontModule,
  type FunctionKeyValueStore,
  runFunction,
  viewerRequest,
} from "../../src/runtime.ts";

const moduleMembers: Record<keyof CloudFrontModule, string> = {
  kvs: "function",
  updateRequestOrigin: "function",
  selectRequestOriginById: "function",
  createRequestOriginGroup: "function",
  logCustomData: "function",
  edgeLocation: "object",
  distributionTenant: "object",
  cwt: "object",
};
const storeMembers: Record<keyof FunctionKeyValueStore, string> = {
  get: "function",
  exists: "function",
  meta: "function",
};

it("CloudFrontModule has the members that the runtime's module has", async () => {
  const code = `import cf from "cloudfront";
function describe(object, names) {
  return JSON.stringify(names.map(function (name) { return [name, typeof object[name]]; }));
}
function handler(event) {
  console.log(describe(cf, Object.keys(cf)));
  console.log(describe(cf.kvs(), ${JSON.stringify(Object.keys(storeMembers))}));
  return event.request;
}`;
  const tenant = { id: "dt_1", parameters: {} };
  const { logs, errorMessage } = await runFunction(code, viewerRequest(), {
    keyValueStore: {},
    distributionTenant: tenant,
  });
  expect(errorMessage).toBe("");
  const [module = "", store = ""] = logs;
  expect(Object.fromEntries(JSON.parse(module))).toEqual(moduleMembers);
  expect(Object.fromEntries(JSON.parse(store))).toEqual(storeMembers);
});
