import type * as yamlPackage from "yaml";
import { loadOptional } from "../sdk/optional.ts";
import { invalidTemplateError } from "./template-errors.ts";

type Yaml = typeof yamlPackage;

/**
 * Parses the text of a template: JSON if the text begins with `{`, otherwise YAML with the short forms of functions.
 *
 * @param place the template in error messages, such as its path
 * @throws MockCloudFrontError `INVALID_TEMPLATE` for text that is neither, and for YAML without the package yaml
 */
export function parseTemplate(text: string, place: string): unknown {
  const content = text.replace(/^\uFEFF/, "");
  return content.trimStart().startsWith("{") ? parseJson(content, place) : parseYaml(content, place).toJS();
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidTemplateError(`${place} is not valid JSON: ${(error as Error).message}.`);
  }
}

/**
 * Parses YAML to a document in which the short forms of functions are written out.
 *
 * @throws MockCloudFrontError `INVALID_TEMPLATE`
 */
export function parseYaml(text: string, place: string): yamlPackage.Document.Parsed {
  const yaml = loadOptional<Yaml>("yaml");
  if (!yaml) {
    throw invalidTemplateError(`${place} is YAML, which needs the package yaml: npm install --save-dev yaml`);
  }
  // Templates write a key twice, and CloudFormation takes the last. YAML 1.2 has no dates and no `yes`.
  const document = yaml.parseDocument(text, { schema: "core", merge: true, uniqueKeys: false });
  const [error] = document.errors;
  if (error) {
    throw invalidTemplateError(`${place} is not valid YAML: ${error.message}`);
  }
  writeOutShortForms(document, yaml, place);
  return document;
}

/** The functions that have a short form in YAML: `!Sub` for `Fn::Sub`. `!Ref` and `!Condition` have no prefix. */
const shortForms = new Set([
  "And",
  "Base64",
  "Cidr",
  "Contains",
  "EachMemberEquals",
  "EachMemberIn",
  "Equals",
  "FindInMap",
  "ForEach",
  "GetAZs",
  "GetAtt",
  "GetStackOutput",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "RefAll",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
  "ValueOf",
  "ValueOfAll",
]);

function toFunctionName(tag: string, place: string): string {
  const name = tag.slice(1);
  if (name === "Ref" || name === "Condition") {
    return name;
  }
  if (shortForms.has(name)) {
    return `Fn::${name}`;
  }
  throw invalidTemplateError(`${place} has the tag ${tag}, which is not a function of CloudFormation.`);
}

function writeOutShortForms(document: yamlPackage.Document, yaml: Yaml, place: string): void {
  const replace = (_key: unknown, node: yamlPackage.Node): yamlPackage.YAMLMap | undefined => {
    const tag = yaml.isAlias(node) ? undefined : (node as yamlPackage.Scalar).tag;
    if (!tag?.startsWith("!") || tag === "!") {
      return undefined;
    }
    const name = toFunctionName(tag, place);
    const { anchor } = node as yamlPackage.Scalar;
    delete (node as yamlPackage.Scalar).tag;
    delete (node as yamlPackage.Scalar).anchor;
    const map = new yaml.YAMLMap();
    map.range = node.range ?? null;
    if (anchor !== undefined) {
      map.anchor = anchor;
    }
    map.items.push(new yaml.Pair(new yaml.Scalar(name), node));
    return map;
  };
  yaml.visit(document, { Scalar: replace, Map: replace, Seq: replace });
}
