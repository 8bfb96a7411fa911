import { checkFunction } from "../runtime.ts";
import { findFiles } from "./find-files.ts";
import { type CheckedFile, type Format, isError } from "./formats/format.ts";
import { formatGithub } from "./formats/github.ts";
import { formatJson } from "./formats/json.ts";
import { formatSarif } from "./formats/sarif.ts";
import { formatStylish } from "./formats/stylish.ts";
import { formatText } from "./formats/text.ts";
import { getChoice, getParameters, getRuntime } from "./parse-arguments.ts";
import { readBytes } from "./read-file.ts";
import { type Command, UsageError } from "./terminal.ts";

const formats = {
  text: formatText,
  stylish: formatStylish,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
} satisfies Readonly<Record<string, Format>>;

/** Checks the code of functions for errors that their runtime would report. */
export const check: Command = {
  help: `Usage: mock-cloudfront check PATH... [options]
       mock-cloudfront check --template FILE [--parameter NAME=VALUE]... [options]

Checks functions for errors that the runtime of CloudFront Functions would report, without running them. A PATH is a
file, a folder (all JavaScript below it) or a glob ('functions/**/*.js').
Exit code: 0 for no errors (warnings are allowed), 1 for errors, 2 for wrong arguments.

  --template FILE  checks the functions of a CloudFormation template, JSON or YAML, each for its own runtime; may be
                   repeated. The findings have the logical id and, in YAML, the line of the template
  --parameter NAME=VALUE
                   the value of a parameter of the templates; may be repeated
  --runtime NAME   cloudfront-js-2.0 (default) or cloudfront-js-1.0; for a PATH
  --format NAME    text (default): findings with the code around them
                   stylish: one line per finding, which begins with FILE:LINE:COLUMN
                   json: a list of findings
                   sarif: a SARIF 2.1.0 log, for code scanning services and editors
                   github: annotations of GitHub Actions
  --help           this text`,

  options: { runtime: "text", format: "text", template: "list", parameter: "list" },

  async run(args, terminal) {
    const templates = args.getList("template");
    if (args.files.length === 0 && templates.length === 0) {
      throw new UsageError("check needs a file, a folder or a glob: mock-cloudfront check functions/");
    }
    const runtime = getRuntime(args);
    const format = getChoice(args, "format", ["text", "stylish", "json", "sarif", "github"]);
    const checked: CheckedFile[] = [];
    for (const file of findFiles(args.files)) {
      const code = await readBytes(file);
      checked.push({ file, code, findings: checkFunction(code, { runtime }) });
    }
    if (templates.length > 0) {
      // Loaded here, so that deployTemplate() and the command line share a chunk that is not the command line's.
      const { checkTemplate } = await import("./check-template.ts");
      checked.push(...templates.flatMap((template) => checkTemplate(template, getParameters(args))));
    }
    terminal.out(formats[format](checked));
    return checked.some(({ findings }) => findings.some(isError)) ? 1 : 0;
  },
};
