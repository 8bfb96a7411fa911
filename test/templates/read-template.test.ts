import { expect, it, vi } from "vitest";
import { parseTemplate } from "../../src/templates/read-template.ts";

vi.mock("../../src/sdk/optional.ts", () => ({ loadOptional: () => undefined }));

it("YAML needs the package yaml, and JSON does not", () => {
  expect(() => parseTemplate("Resources: {}\n", "infra/site.yaml")).toThrow(
    "infra/site.yaml is YAML, which needs the package yaml: npm install --save-dev yaml",
  );
  expect(parseTemplate('\uFEFF{ "Resources": {} }', "infra/site.json")).toEqual({ Resources: {} });
});
