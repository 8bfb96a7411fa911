import { checkFunction, type Finding, formatFindings } from "../runtime.ts";
import { findFiles } from "./find-files.ts";
import { getChoice, getRuntime } from "./parse-arguments.ts";
import { readBytes } from "./read-file.ts";
import { type Command, type Terminal, UsageError } from "./terminal.ts";

interface CheckedFile {
  readonly file: string;
  readonly code: Uint8Array;
  readonly findings: readonly Finding[];
}

/** Checks the code of functions for errors that their runtime would report. */
export const check: Command = {
  help: `Usage: mock-cloudfront check PATH... [options]

Checks functions for errors that the runtime of CloudFront Functions would report, without running them. A PATH is a
file, a folder (all JavaScript below it) or a glob ('functions/**/*.js').
Exit code: 0 for no errors (warnings are allowed), 1 for errors, 2 for wrong arguments.

  --runtime NAME   cloudfront-js-2.0 (default) or cloudfront-js-1.0
  --format NAME    text (default): findings with the code around them; json: a list of findings
  --help           this text`,

  options: { runtime: "text", format: "text" },

  async run(args, terminal) {
    if (args.files.length === 0) {
      throw new UsageError("check needs a file, a folder or a glob: mock-cloudfront check functions/");
    }
    const runtime = getRuntime(args);
    const format = getChoice(args, "format", ["text", "json"]);
    const checked: CheckedFile[] = [];
    for (const file of findFiles(args.files)) {
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
    for (const finding of findings) {
      out(`${file}:${finding.line}:${finding.column}\n${formatFindings([finding], code)}\n`);
    }
  }
  const all = checked.flatMap(({ findings }) => findings);
  const errors = all.filter(isError).length;
  out(
    `${formatCount(errors, "error")}, ${formatCount(all.length - errors, "warning")} in ${formatCount(checked.length, "file")}`,
  );
}

function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
