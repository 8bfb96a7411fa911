import { readFileSync } from "node:fs";
import { locateInJson, locateInYaml, type ToFilePosition } from "./code-position.ts";
import { readForm } from "./form.ts";
import { type GivenParameters, resolveParameters } from "./parameters.ts";
import { createPseudoParameters } from "./pseudo-parameters.ts";
import { parseYaml } from "./read-template.ts";
import { Refusal } from "./refusal.ts";
import { Resolver } from "./resolver.ts";
import { createUsage } from "./scope.ts";
import { readSource } from "./source.ts";
import { StandIns } from "./stand-ins.ts";
import type { Template } from "./template.ts";
import { invalidTemplateError } from "./template-errors.ts";

/** A function in a template, with its code as CloudFormation would send it. */
export interface TemplateFunction {
  readonly logicalId: string;
  readonly code: string;
  readonly runtime: string;
  readonly toFilePosition: ToFilePosition;
}

const functionType = "AWS::CloudFront::Function";

/**
 * Reads the functions of a template file without deploying it. Values of other resources, imports and references have
 * the right form only. Conditions of resources are ignored, so that every function is read.
 *
 * @throws MockCloudFrontError `INVALID_TEMPLATE` for a template that CloudFormation refuses
 */
export function readTemplateFunctions(path: string, parameters: GivenParameters): TemplateFunction[] {
  const { template: source, stackName = "Stack" } = readSource(path);
  try {
    const template = readForm(source, () => undefined);
    const resolver = createResolver(template, stackName, parameters);
    const locate = createLocator(path);
    return Object.entries(template.resources)
      .filter(([, { Type }]) => Type === functionType)
      .map(([logicalId, { Properties = {} }]) => {
        const resolve = (value: unknown, name: string) =>
          resolver.resolve(value, `Resources.${logicalId}.Properties.${name}`, createUsage());
        const config = resolve(Properties.FunctionConfig, "FunctionConfig") as
          | { Runtime?: unknown }
          | undefined;
        return {
          logicalId,
          code: String(resolve(Properties.FunctionCode, "FunctionCode") ?? ""),
          runtime: String(config?.Runtime),
          toFilePosition: locate(["Resources", logicalId, "Properties", "FunctionCode"]),
        };
      });
  } catch (error) {
    if (error instanceof Refusal) {
      throw invalidTemplateError([error.message, error.advice ?? []].flat().join(". "));
    }
    throw error;
  }
}

function createResolver(template: Template, stackName: string, given: GivenParameters): Resolver {
  const place = { stackName, region: "us-east-1", accountId: "123456789012" };
  const standIns = new StandIns(place, template.resources, () => resolver);
  const resolver: Resolver = new Resolver({
    template,
    parameters: resolveParameters(template.parameters, given, () => undefined),
    pseudo: createPseudoParameters(place),
    findResource: (logicalId) =>
      Object.hasOwn(template.resources, logicalId) ? standIns.find(logicalId) : undefined,
    importValue: (name) => name,
    findReference: () => undefined,
  });
  return resolver;
}

function createLocator(path: string): (keys: readonly string[]) => ToFilePosition {
  const text = readFileSync(path, "utf8");
  if (/^\uFEFF?\s*\{/.test(text)) {
    return (keys) => locateInJson(text, keys);
  }
  const document = parseYaml(text, path);
  return (keys) => locateInYaml(document, text, keys);
}
