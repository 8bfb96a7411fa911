import { describe, expect, it } from "vitest";
import { createFolder, runCommand } from "./run-command.ts";

const { folder, write } = createFolder();

const yaml = `Parameters:
  Stage:
    Type: String
    AllowedValues: [test, prod]
  Host:
    Type: String
    Default: www.example.com
Resources:
  Redirect:
    Type: AWS::CloudFront::Function
    Properties:
      Name: !Sub redirect-\${Stage}
      FunctionConfig: { Comment: "", Runtime: cloudfront-js-2.0 }
      FunctionCode: !Sub |

        // \${Stage} of \${Host}, \${Store.Id}
        function handler(event) {
          return event?.request;
        }
  Old:
    Type: AWS::CloudFront::Function
    Properties:
      Name: old
      FunctionConfig: { Comment: "", Runtime: cloudfront-js-1.0 }
      FunctionCode: "const handler = (event) => event.request;"
  Good:
    Type: AWS::CloudFront::Function
    Condition: Never
    Properties:
      Name: good
      FunctionConfig: { Comment: "", Runtime: cloudfront-js-2.0 }
      FunctionCode:
        Fn::Join:
          - ""
          - - "function handler(event) {"
            - " return event.request; }"
  Store:
    Type: AWS::CloudFront::KeyValueStore
    Properties:
      Name: store
Conditions:
  Never: !Equals [a, b]
`;
const site = write("site.yaml", yaml);
const lines = yaml.split("\n");

const json = JSON.stringify(
  {
    Resources: {
      Site: { Type: "AWS::CloudFront::Distribution", DependsOn: "Edge" },
      Edge: {
        Type: "AWS::CloudFront::Function",
        Properties: {
          FunctionConfig: { Runtime: "cloudfront-js-2.0" },
          FunctionCode: "function handler(event) {\n  return event?.request;\n}",
        },
      },
    },
  },
  undefined,
  2,
);
const synthesized = write("Site.template.json", json);

describe("mock-cloudfront check --template", () => {
  it("finds the line of a literal block in YAML, and names the logical id", async () => {
    const { code, out } = await runCommand(["check", "--template", site, "--parameter", "Stage=test"]);
    const line = lines.findIndex((text) => text.includes("event?.request")) + 1;
    const column = lines[line - 1]?.indexOf("?.") ?? 0;
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^${site}:${line}:\\d+ \\(Redirect\\)$`, "m"));
    const found = Number(new RegExp(`:${line}:(\\d+) `).exec(out)?.[1]);
    expect(Math.abs(found - column)).toBeLessThan(12);
    expect(out).toContain("return event?.request;");
    expect(out).toMatch(/ in 3 functions$/);
  });

  it("checks each function for its own runtime", async () => {
    const args = ["check", "--template", site, "--parameter=Stage=test", "--format=json"];
    const findings: { logicalId: string; line: number; message: string }[] = JSON.parse(
      (await runCommand(args)).out,
    );
    const old = findings.filter(({ logicalId }) => logicalId === "Old");
    expect(old.length).toBeGreaterThan(0);
    expect(new Set(old.map(({ line }) => line))).toEqual(
      new Set([lines.findIndex((text) => text.includes("const handler")) + 1]),
    );
    expect(findings.filter(({ logicalId }) => logicalId === "Good")).toEqual([]);
  });

  it("places the findings in JSON at the key of the code", async () => {
    const { out, code } = await runCommand(["check", "--template", synthesized, "--format", "stylish"]);
    const line = json.split("\n").findIndex((text) => text.includes('"FunctionCode"')) + 1;
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^${synthesized}:${line}:\\d+ .*Edge: runtime 2\\.0 has no`, "m"));
  });

  it.each(["github", "sarif"])("names the logical id in the format %s", async (format) => {
    const { out } = await runCommand(["check", "--template", synthesized, "--format", format]);
    expect(out).toContain("Edge: runtime 2.0 has no");
  });

  it("checks files and templates together", async () => {
    const file = write("good.js", "function handler(event) { return event.request; }");
    const { out } = await runCommand(["check", file, "--template", synthesized]);
    expect(out).toMatch(/ in 2 functions$/);
  });

  it.each<[name: string, args: readonly string[], message: RegExp]>([
    ["a parameter without a value", [site], /Parameters: \[Stage\] must have values/],
    ["a value that is not allowed", [site, "--parameter", "Stage=x"], /'Stage' must be one of AllowedValues/],
    ["a parameter without =", [site, "--parameter", "Stage"], /--parameter is "Stage"/],
    ["a file that does not exist", [`${folder}/none.yaml`], /none\.yaml/],
    ["no template", [write("list.json", [1])], /list\.json/],
    [
      "a template without functions",
      [write("empty.json", { Resources: { Topic: { Type: "AWS::SNS::Topic" } } })],
      /has no resource of the type AWS::CloudFront::Function/,
    ],
    [
      "an unknown runtime",
      [write("runtime.json", json.replace("js-2.0", "js-9.0"))],
      /Edge has the runtime "cloudfront-js-9\.0"/,
    ],
  ])("refuses %s", async (_, args, message) => {
    const { code, err } = await runCommand(["check", "--template", ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
