import { isObject } from "../values/is-object.ts";
import { resourceTypes } from "./resource-types.ts";
import { StandInContext, type StandInSource } from "./stand-in-context.ts";
import { standInTypes } from "./stand-in-types.ts";

/** A value of a stand-in. */
export interface StandInValue {
  readonly value: unknown;
  /** True if the value only has the form that its name implies, because its type is not known. */
  readonly isGuessed: boolean;
}

/** The values of a resource that the deploy does not make, because another service has it. */
export interface StandIn {
  /** Returns the value of `Ref`. */
  readonly ref: () => StandInValue;
  /** Returns the value of `Fn::GetAtt`. */
  readonly attribute: (name: string) => StandInValue;
}

/** Creates the stand-in of a resource. The given values win over the forms of the resource's type. */
export function makeStandIn(
  source: StandInSource,
  /** Values by `"Ref"` or by attribute. */
  given: Readonly<Record<string, unknown>> = {},
): StandIn {
  const context = new StandInContext(source);
  const type = Object.hasOwn(standInTypes, source.type) ? standInTypes[source.type] : undefined;
  function ref(): StandInValue {
    if (Object.hasOwn(given, "Ref")) {
      return { value: given.Ref, isGuessed: false };
    }
    return type
      ? { value: type.ref(context), isGuessed: false }
      : { value: createPhysicalId(source.type, context), isGuessed: true };
  }
  function attribute(name: string): StandInValue {
    if (Object.hasOwn(given, name)) {
      return { value: given[name], isGuessed: false };
    }
    const imported = readExport(source, name);
    const known = type && Object.hasOwn(type.attributes, name) ? type.attributes[name]?.(context) : imported;
    return known === undefined
      ? { value: createByName(source, name, { context, ref: String(ref().value) }), isGuessed: true }
      : { value: known, isGuessed: false };
  }
  return { ref, attribute };
}

/** Returns a value that CDK reads from a stack in another region. The names of the attributes are those of exports. */
function readExport({ type, resolveProperty }: StandInSource, name: string): unknown {
  if (type !== "Custom::CrossRegionExportReader") {
    return undefined;
  }
  const props = resolveProperty("ReaderProps");
  return isObject(props) && isObject(props.imports) ? props.imports[name] : undefined;
}

/** The first letters of ids that are not UUIDs, by type of CloudFront. The ids have 14 characters. */
const idLetters: Readonly<Record<string, string>> = {
  "AWS::CloudFront::CloudFrontOriginAccessIdentity": "E",
  "AWS::CloudFront::Distribution": "E",
  "AWS::CloudFront::OriginAccessControl": "E",
  "AWS::CloudFront::PublicKey": "K",
  "AWS::CloudFront::StreamingDistribution": "E",
};

function createPhysicalId(type: string, context: StandInContext): string {
  const { ref } = resourceTypes[type] ?? {};
  if (ref === undefined) {
    return context.generatedName();
  }
  if (/Arn$/i.test(ref)) {
    return createCloudFrontArn(type, context);
  }
  return ref === "Name" ? context.name("Name") : createId(type, context);
}

function createId(type: string, context: StandInContext): string {
  const letter = idLetters[type];
  return letter ? `${letter}${context.hash(13).toUpperCase()}` : context.uuid();
}

/** Returns the ARN of a CloudFront resource, which has no region. Functions have their name in it, all others an id. */
function createCloudFrontArn(type: string, context: StandInContext): string {
  const [, , name = ""] = type.split("::");
  const kind = name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const id = type === "AWS::CloudFront::Function" ? context.name("Name") : createId(type, context);
  return `arn:${context.partition}:cloudfront::${context.accountId}:${kind}/${id}`;
}

/** Returns a value in the form that the name of an attribute implies. */
function createByName(
  { logicalId, type }: StandInSource,
  name: string,
  { context, ref }: { readonly context: StandInContext; readonly ref: string },
): string {
  const lastPart = name.slice(name.lastIndexOf(".") + 1);
  const service = getServiceName(type);
  const host = `${logicalId.toLowerCase()}.${service}.${context.region}.${context.urlSuffix}`;
  if (/(?:^|[a-z0-9])A(?:rn|RN)$|^arn$/.test(lastPart)) {
    return createArn(type, context, ref);
  }
  if (/(?:DomainName|DNSName|DnsName|Endpoint|Host|Hostname)$/.test(lastPart)) {
    return host;
  }
  if (/(?:Url|URL|Uri|URI)$/.test(lastPart)) {
    return `https://${host}/`;
  }
  if (/Id$/.test(lastPart)) {
    return resourceTypes[type] ? createId(type, context) : ref;
  }
  return `${logicalId}.${name}`;
}

function createArn(type: string, context: StandInContext, id: string): string {
  if (resourceTypes[type]) {
    return createCloudFrontArn(type, context);
  }
  const [, , kind = "resource"] = type.split("::");
  return id.startsWith("arn:") ? id : context.arn(getServiceName(type), `${kind.toLowerCase()}/${id}`);
}

/** Returns the part of hosts and ARNs that stands for a service, such as `appsync` for `AWS::AppSync::GraphQLApi`. */
function getServiceName(type: string): string {
  const [vendor, service = "resource"] = type.split("::");
  return vendor === "AWS" ? service.toLowerCase() : "custom";
}
