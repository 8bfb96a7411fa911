import { checkFunction, type Finding, formatFindings } from "../runtime.ts";
import { oneOf, readArguments, runtimeOf } from "./arguments.ts";
import { readBytes } from "./read-file.ts";
import { type Command, type Terminal, UsageError } from "./terminal.ts";

interface CheckedFile {
  readonly file: string;
  readonly code: Uint8Array;
  readonly findings: readonly Finding[];
}

/** Says what the runtime would refuse in functions' code. */
export const check: Command = {
  help: `Usage: mock-cloudfront check FILE... [options]

Says what the runtime of CloudFront Functions would refuse in each file, without running it.
Exit code: 0 when there are no errors (warnings may be), 1 when there are, 2 for a call that cannot be meant.

  --runtime NAME   cloudfront-js-2.0 (default) or cloudfront-js-1.0
  --format NAME    text (default): findings with the code around them; json: a list of findings
  --help           this text`,

  async run(args, terminal) {
    const { values, files } = readArguments(args, {
      runtime: { type: "string" },
      format: { type: "string" },
    });
    if (files.length === 0) {
      throw new UsageError("check needs a file: mock-cloudfront check function.js");
    }
    const runtime = runtimeOf(values);
    const format = oneOf(values, "format", ["text", "json"]);
    const checked: CheckedFile[] = [];
    for (const file of files) {
      const code = await readBytes(file);
      checked.push({ file, code, findings: checkFunction(code, { runtime }) });
    }
    (format === "json" ? printJson : printText)(checked, terminal);
    return checked.some(({ findings }) => findings.some(isError)) ? 1 : 0;
  },
};

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function printJson(checked: readonly CheckedFile[], { out }: Terminal): void {
  const list = checked.flatMap(({ file, findings }) => findings.map((finding) => ({ file, ...finding })));
  out(JSON.stringify(list, undefined, 2));
}

function printText(checked: readonly CheckedFile[], { out }: Terminal): void {
  for (const { file, code, findings } of checked) {
    if (findings.length > 0) {
      out(`${file}\n${formatFindings(findings, code)}\n`);
    }
  }
  const all = checked.flatMap(({ findings }) => findings);
  const errors = all.filter(isError).length;
  out(
    `${counted(errors, "error")}, ${counted(all.length - errors, "warning")} in ${counted(checked.length, "file")}`,
  );
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
