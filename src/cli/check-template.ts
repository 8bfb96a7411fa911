import { MockCloudFrontError } from "../core/errors.ts";
import { checkFunction, type FunctionRuntime } from "../runtime.ts";
import { readTemplateFunctions, type TemplateFunction } from "../templates/template-functions.ts";
import type { CheckedFile } from "./formats/format.ts";
import { UsageError } from "./terminal.ts";

/**
 * Checks every function of a CloudFormation template.
 *
 * @throws UsageError for a template that cannot be read or that has no functions
 */
export function checkTemplate(file: string, parameters: Readonly<Record<string, string>>): CheckedFile[] {
  const functions = readFunctions(file, parameters);
  if (functions.length === 0) {
    throw new UsageError(`${file} has no resource of the type AWS::CloudFront::Function.`);
  }
  return functions.map(({ logicalId, code, runtime, toFilePosition }) => ({
    file,
    code: new TextEncoder().encode(code),
    findings: checkFunction(code, { runtime: toRuntime(runtime, `${file}: ${logicalId}`) }),
    origin: { logicalId, toFilePosition },
  }));
}

function readFunctions(file: string, parameters: Readonly<Record<string, string>>): TemplateFunction[] {
  try {
    return readTemplateFunctions(file, parameters);
  } catch (error) {
    if (error instanceof MockCloudFrontError) {
      throw new UsageError(`${file}: ${error.message}`);
    }
    throw error;
  }
}

function toRuntime(name: string, place: string): FunctionRuntime {
  if (name === "cloudfront-js-1.0" || name === "cloudfront-js-2.0") {
    return name;
  }
  throw new UsageError(
    `${place} has the runtime ${JSON.stringify(name)}. Use cloudfront-js-2.0 or cloudfront-js-1.0.`,
  );
}
