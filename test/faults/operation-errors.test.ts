import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect, it } from "vitest";
import { getOperationErrors, listModeledErrors } from "../../src/faults/operation-errors.ts";

const require = createRequire(import.meta.url);

/** One line an operation, from the doc comments of a client package: `CreateFunction InvalidArgument ...`. */
function linesOf(name: string): string[] {
  const commands = join(dirname(require.resolve(`${name}/package.json`)), "dist-types", "commands");
  return readdirSync(commands)
    .filter((file) => file.endsWith("Command.d.ts"))
    .sort()
    .map((file) => {
      const thrown = readFileSync(join(commands, file), "utf8").matchAll(/@throws \{@link (\w+)\}/g);
      // The last one is the package's base class.
      const errors = [...thrown]
        .map(([, error]) => error as string)
        .filter((e) => !e.endsWith("ServiceException"));
      return [file.replace(/Command\.d\.ts$/, ""), ...errors].join(" ");
    });
}

// `npx vitest run test/sdk/operation-errors.test.ts --update` writes the file anew.
it("the list is what the SDK's command types say", async () => {
  const source = `/**
 * The errors that the service's API model lists for each operation. The SDK carries them at run time nowhere: they are
 * the \`@throws\` lines of its command types, gathered by test/sdk/operation-errors.test.ts.
 */
const table: Readonly<Record<string, string>> = {
  "com.amazonaws.cloudfront": \`
${linesOf("@aws-sdk/client-cloudfront").join("\n")}
\`,
  "com.amazonaws.cloudfrontkeyvaluestore": \`
${linesOf("@aws-sdk/client-cloudfront-keyvaluestore").join("\n")}
\`,
};

type Lists = ReadonlyMap<string, readonly string[]>;
let known: Lists | undefined;

/** By \`namespace#Name\`. Read when it is first asked for. */
function lists(): Lists {
  known ??= new Map(
    Object.entries(table).flatMap(([namespace, lines]) =>
      lines
        .trim()
        .split("\\n")
        .map((line): [string, string[]] => {
          const [operation, ...errors] = line.split(" ");
          return [\`\${namespace}#\${operation}\`, errors];
        }),
    ),
  );
  return known;
}

/** What an operation can raise, by \`namespace#Name\`; \`undefined\` for one that came with a later SDK. */
export function errorsOfOperation(id: string): readonly string[] | undefined {
  return lists().get(id);
}

/** Every error that some operation can raise. */
export function modeledErrors(): readonly string[] {
  return [...new Set([...lists().values()].flat())].sort();
}
`;
  await expect(source).toMatchFileSnapshot("../../src/sdk/operation-errors.ts");
});

it("every listed error is a class of its package", () => {
  const classes: Record<string, unknown> = { ...cloudfront, ...keyvaluestore };
  expect(listModeledErrors().length).toBeGreaterThan(150);
  for (const error of listModeledErrors()) {
    expect(classes[error], error).toBeTypeOf("function");
  }
});

it("operations are told apart by the client that they belong to", () => {
  const describe = (namespace: string) =>
    getOperationErrors(`com.amazonaws.${namespace}#DescribeKeyValueStore`);
  expect(describe("cloudfront")).toEqual([
    "AccessDenied",
    "EntityNotFound",
    "InvalidArgument",
    "UnsupportedOperation",
  ]);
  expect(describe("cloudfrontkeyvaluestore")).toContain("ResourceNotFoundException");
  expect(getOperationErrors("com.amazonaws.cloudfront#OfNextYear")).toBeUndefined();
});
