import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { formatBriefly } from "../values/format-value.ts";
import { isObject } from "../values/is-object.ts";
import { findManifest, listManifests } from "./assembly.ts";
import { type CdkStack, isCdkStack, readCdkStack } from "./cdk-stack.ts";
import { parseTemplate } from "./read-template.ts";
import { invalidTemplateError } from "./template-errors.ts";

/** A CloudFormation template as an object, such as the JSON of a synthesized template. */
export interface CloudFormationTemplate {
  readonly Resources: Readonly<Record<string, object>>;
  readonly [section: string]: unknown;
}

/**
 * A template, in one of five forms: a path of a JSON or YAML file, its text, an object, a CDK stack, or an object with
 * `toJSON`, such as `Template.fromStack(stack)` of the CDK.
 */
export type TemplateSource = string | URL | CloudFormationTemplate | CdkStack | { toJSON(): unknown };

/** A template that was read, and what its source tells about the stack. */
export interface ReadSource {
  /** The template as JSON has it. A copy, so that later changes of the source have no effect. */
  readonly template: Readonly<Record<string, unknown>>;
  readonly stackName?: string | undefined;
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
  /** The manifests of the cloud assembly. */
  readonly manifests: readonly string[];
  /** The folder of the file, to which paths in the template are relative. */
  readonly folder?: string | undefined;
}

/**
 * Reads a template.
 *
 * @param assembly the folder of the cloud assembly, if the user named one
 * @throws MockCloudFrontError `INVALID_TEMPLATE` if the source is not a template or cannot be read
 */
export function readSource(source: unknown, assembly?: string): ReadSource {
  const read = readAny(source);
  return assembly === undefined
    ? read
    : { ...read, manifests: [...read.manifests, ...listManifests(assembly)] };
}

function readAny(source: unknown): ReadSource {
  if (isUrl(source)) {
    return readFile(toPath(source));
  }
  if (typeof source === "string") {
    return isTemplateText(source)
      ? { template: assertTemplate(parseTemplate(source, "The template"), "The text"), manifests: [] }
      : readFile(source);
  }
  if (isCdkStack(source)) {
    const { template, ...stack } = readCdkStack(source);
    return { ...stack, template: assertTemplate(toJson(template), `The stack ${stack.stackName}`) };
  }
  const { toJSON } = isObject(source) ? source : {};
  const template = typeof toJSON === "function" ? toJSON.call(source) : source;
  return { template: assertTemplate(toJson(template), "The object"), manifests: [] };
}

/** Returns true for a URL, also of another realm, as jest has it. */
function isUrl(source: unknown): source is URL {
  return Object.prototype.toString.call(source) === "[object URL]";
}

function toPath(url: URL): string {
  if (url.protocol !== "file:") {
    throw invalidTemplateError(`${url} is not a file: URL. Download the template and give its path.`);
  }
  return fileURLToPath(url.href);
}

function isTemplateText(source: string): boolean {
  return source.includes("\n") || source.trimStart().startsWith("{");
}

function readFile(path: string): ReadSource {
  if (!existsSync(path)) {
    throw invalidTemplateError(`There is no file ${path}. The working directory is ${process.cwd()}.`);
  }
  if (statSync(path).isDirectory()) {
    throw folderError(path);
  }
  const manifest = findManifest(path);
  return {
    template: assertTemplate(parseTemplate(readFileSync(path, "utf8"), path), path),
    stackName: toStackName(basename(path)),
    manifests: manifest === undefined ? [] : [manifest],
    folder: dirname(path),
  };
}

function folderError(path: string): Error {
  const names = readdirSync(path).filter((name) => name.endsWith(".template.json"));
  const found = names.length > 0 ? ` The folder has ${names.join(", ")}.` : "";
  return invalidTemplateError(
    `${path} is a folder. Name the template of one stack, such as cdk.out/Site.template.json.${found}`,
  );
}

/** Returns the name of a file without its endings, with the characters that a stack's name can have. */
function toStackName(fileName: string): string {
  const name = fileName.replace(/(?<=.)\..*$/, "").replaceAll(/[^A-Za-z0-9-]/g, "-");
  return /^[A-Za-z]/.test(name) ? name : `Stack${name}`;
}

/** Copies a template through JSON, because it may come from another realm and change later. */
function toJson(template: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(template) ?? "null");
  } catch (error) {
    throw invalidTemplateError(`The template cannot be written as JSON: ${(error as Error).message}.`);
  }
}

function assertTemplate(template: unknown, place: string): Readonly<Record<string, unknown>> {
  if (isObject(template) && isObject(template.Resources)) {
    return template;
  }
  const reason = isObject(template) ? "has no Resources" : `is ${formatBriefly(template)}`;
  throw invalidTemplateError(
    `${place} ${reason}, so it is not a template. deployTemplate() takes a path, a file: URL, the text of a template, ` +
      "a template as an object, or a CDK stack.",
  );
}
