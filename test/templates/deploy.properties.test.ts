import fc from "fast-check";
import { expect, it } from "vitest";
import { isObject } from "../../src/values/is-object.ts";
import { scaleRuns } from "../support/effort.ts";
import { fixtureObjects, openMock, readFixture } from "../support/templates.ts";

const fixtures = ["1-site", "2-redirects", "4-full", "6-intrinsics", "8b-other-region"];

/** Values that a section, a property or an argument of a function may have by mistake. */
const mistake = fc.oneof(
  fc.constantFrom<unknown>(null, "", "a.b", 5, true, [], {}, [[]], { Ref: "Nothing" }, { Ref: {} }),
  fc.constantFrom<unknown>(
    { "Fn::GetAtt": 5 },
    { "Fn::Sub": [] },
    { "Fn::If": ["Never"] },
    { "Fn::Join": "" },
  ),
  fc.constantFrom<unknown>({ Ref: "AWS::NoValue" }, { "Fn::Select": [0, ""] }, { "Fn::Split": ["", "a"] }),
);

/** Returns the paths of all values in a template. */
function listPaths(value: unknown, path: readonly string[] = []): string[][] {
  const parts = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  return [[...path], ...parts.flatMap(([key, part]) => listPaths(part, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) {
    return replacement;
  }
  const parts = value as Record<string, unknown>;
  const part = replaceAt(parts[key], rest, replacement);
  return Array.isArray(value) ? Object.assign([...value], { [key]: part }) : { ...parts, [key]: part };
}

it("a template with any mistake is deployed or refused with the state as before", async () => {
  const { cloudfront } = openMock({ objects: fixtureObjects, references: "any" });
  const options = { imports: { ApiUrl: "https://api.example.com/" } };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fixtures), fc.nat(), mistake, async (name, index, replacement) => {
      cloudfront.reset();
      const template = readFixture(name);
      const paths = listPaths(template).slice(1);
      const broken = replaceAt(template, paths[index % paths.length] as string[], replacement);
      const deploy = cloudfront.deployTemplate(broken as typeof template, options);
      const error = await deploy.then(
        () => undefined,
        (error: Error) => error,
      );
      if (error) {
        expect(["DeployError", "MockCloudFrontError"], error.stack).toContain(error.name);
        expect(cloudfront.state()).toEqual({});
      }
    }),
    { numRuns: scaleRuns(300) },
  );
});
