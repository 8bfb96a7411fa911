import { existsSync } from "node:fs";
import { MockCloudFrontError } from "../core/errors.ts";
import { isObject } from "../values/is-object.ts";
import { findOptionProblem, type OptionRules } from "../values/validate-options.ts";

/** Options of `deployTemplate()`. All are optional. */
export interface DeployOptions {
  /**
   * The name of the stack. A second deploy of the same name and region is an update.
   * @defaultValue the name of the CDK stack, or of the file without its endings, or `"Stack"`
   */
  readonly stackName?: string | undefined;
  /** The values of the template's parameters. @defaultValue their defaults */
  readonly parameters?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined;
  /** The values of `Fn::ImportValue`, by export name. @defaultValue the exports of deployed stacks */
  readonly imports?: Readonly<Record<string, string>> | undefined;
  /**
   * The values of dynamic references and of parameters of SSM types. The key of `{{resolve:ssm:/cert/arn}}` is
   * `"ssm:/cert/arn"`.
   * @defaultValue the `AWS::SSM::Parameter` resources of deployed stacks
   */
  readonly references?: Readonly<Record<string, string>> | undefined;
  /**
   * The values that resources of other services have, by logical id and then by `"Ref"` or the attribute. The logical
   * id may lack the hash that the CDK adds.
   */
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /**
   * The folder of the cloud assembly that a template came from, such as `app.outdir`. The files of a CDK stack and
   * those next to a template file are found without this option.
   */
  readonly assembly?: string | undefined;
  /** The region of the stack. @defaultValue the region of the CDK stack, or `"us-east-1"` */
  readonly region?: string | undefined;
  /** Tags for every resource that can have tags. @defaultValue `{}` */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

const deployOptionRules: OptionRules<DeployOptions> = {
  stackName: (name: unknown) =>
    !(typeof name === "string" && /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) &&
    "a name of letters, digits and hyphens that begins with a letter",
  parameters: (values: unknown) =>
    !(isObject(values) && Object.values(values).every(isParameterValue)) &&
    'values by parameter: { DomainName: "example.com" }',
  imports: (values: unknown) =>
    !isStrings(values) && 'strings by export name: { ApiUrl: "https://api.example.com" }',
  references: (values: unknown) => !isStrings(values) && 'strings by reference: { "ssm:/cert/arn": "arn:…" }',
  attributes: (values: unknown) =>
    !(isObject(values) && Object.values(values).every(isStrings)) &&
    'strings by logical id and attribute: { Alb: { DNSName: "alb.example.com" } }',
  assembly: (folder: unknown) =>
    !(typeof folder === "string" && existsSync(folder)) && "the folder of a cloud assembly, such as cdk.out",
  region: (region: unknown) =>
    !(typeof region === "string" && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) && 'a region: "eu-west-1"',
  tags: (tags: unknown) => !isStrings(tags) && 'strings by key: { team: "web" }',
};

/**
 * Checks the options of a deploy.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an unknown option or an invalid value
 */
export function assertDeployOptions(options: DeployOptions): void {
  const problem = findOptionProblem(options, deployOptionRules);
  if (problem !== undefined) {
    throw new MockCloudFrontError("INVALID_OPTION", problem);
  }
}

function isStrings(values: unknown): values is Readonly<Record<string, string>> {
  return isObject(values) && Object.values(values).every((value) => typeof value === "string");
}

function isParameterValue(value: unknown): boolean {
  return (
    ["string", "number", "boolean"].includes(typeof value) ||
    (Array.isArray(value) && value.every((element) => typeof element === "string"))
  );
}
