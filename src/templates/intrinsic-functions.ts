import { Buffer } from "node:buffer";
import { findNearest } from "../values/find-nearest.ts";
import { isObject } from "../values/is-object.ts";
import { splitAddresses } from "./cidr.ts";
import { parseGetAtt, parseSub, toReference } from "./references.ts";
import { Refusal } from "./refusal.ts";
import { type FunctionCall, noValue, toText } from "./scope.ts";

type IntrinsicFunction = (argument: unknown, call: FunctionCall) => unknown;

/** Returns the implementation of `Ref` or of a function such as `Fn::Sub`. */
export function findFunction(name: string): IntrinsicFunction | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

const functions: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (argument, call) => getRef(String(argument), call),
  "Fn::GetAtt": (argument, call) => {
    const [name, attribute] = parseGetAtt(argument);
    return getAttribute(String(name), toText(call.resolve(attribute), "Fn::GetAtt"), call);
  },
  "Fn::Sub": substitute,
  "Fn::Join": (argument, call) => {
    const [delimiter, parts] = toOperands(argument, 2, "Fn::Join");
    return toList(call.resolve(parts), "Fn::Join")
      .map((part) => toText(part, "Fn::Join"))
      .join(toText(call.resolve(delimiter), "Fn::Join"));
  },
  "Fn::Split": (argument, call) => {
    const [delimiter, text] = toOperands(argument, 2, "Fn::Split").map((part) => call.resolve(part));
    return toText(text, "Fn::Split").split(toText(delimiter, "Fn::Split"));
  },
  "Fn::Select": select,
  "Fn::If": (argument, call) => {
    const [condition, whenTrue, whenFalse] = toOperands(argument, 3, "Fn::If");
    return call.resolve(call.isTrue(String(condition)) ? whenTrue : whenFalse);
  },
  "Fn::FindInMap": findInMap,
  "Fn::ImportValue": (argument, call) =>
    call.scope.importValue(toText(call.resolve(argument), "Fn::ImportValue")),
  "Fn::Base64": (argument, call) =>
    Buffer.from(toText(call.resolve(argument), "Fn::Base64")).toString("base64"),
  "Fn::ToJsonString": (argument, call) => JSON.stringify(call.resolve(argument)),
  "Fn::Length": (argument, call) => toList(call.resolve(argument), "Fn::Length").length,
  "Fn::GetAZs": (argument, call) => {
    const region = call.resolve(argument) || call.scope.pseudo["AWS::Region"];
    return ["a", "b", "c"].map((zone) => `${region}${zone}`);
  },
  "Fn::Cidr": (argument, call) => {
    const [block, count, bits = 8] = toOperands(argument, 2, "Fn::Cidr").map((part) => call.resolve(part));
    return splitAddresses(String(block), Number(count), Number(bits));
  },
};

function getRef(name: string, { scope, usage }: FunctionCall): unknown {
  if (name === "AWS::NoValue") {
    return noValue;
  }
  if (Object.hasOwn(scope.pseudo, name)) {
    return scope.pseudo[name];
  }
  const parameter = scope.parameters.get(name);
  if (parameter) {
    if (parameter.missingReference !== undefined) {
      usage.missingReferences.add(parameter.missingReference);
    }
    return parameter.value;
  }
  const resource = scope.findResource(name);
  if (!resource) {
    throw unresolvedError(name);
  }
  return resource.ref(usage);
}

function getAttribute(name: string, attribute: string, { scope, usage }: FunctionCall): unknown {
  const resource = scope.findResource(name);
  if (!resource) {
    throw new Refusal(`Template error: instance of Fn::GetAtt references undefined resource ${name}`);
  }
  const value = resource.attribute(attribute, usage);
  if (value === undefined) {
    throw new Refusal(
      `Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`,
    );
  }
  return value;
}

function unresolvedError(name: string): Refusal {
  return new Refusal(
    `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
  );
}

function substitute(argument: unknown, call: FunctionCall): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = isObject(variables) ? variables : {};
  return parseSub(toText(text, "Fn::Sub"))
    .map((part) => {
      if (typeof part === "string") {
        return part;
      }
      const { variable } = part;
      if (Object.hasOwn(own, variable)) {
        return toText(call.resolve(own[variable]), "Fn::Sub");
      }
      assertVariableName(variable);
      return toText(getVariable(variable, call), "Fn::Sub");
    })
    .join("");
}

function getVariable(variable: string, call: FunctionCall): unknown {
  if (call.scope.findResource(variable)) {
    return getRef(variable, call);
  }
  const { name, attribute } = toReference(variable);
  return attribute === undefined ? getRef(name, call) : getAttribute(name, attribute, call);
}

/** Checks the name in a `${}`. seen: the message, in many reports of JavaScript in `Fn::Sub` */
function assertVariableName(name: string): void {
  if (!/^[\w.:/-]+$/.test(name)) {
    throw new Refusal(
      "Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, " +
        "periods, and colons",
      literalAdvice(name),
    );
  }
}

/** Returns the advice for a `${}` that is meant for JavaScript. */
export function literalAdvice(name: string): string {
  return `Fn::Sub reads \${${name}} as a reference. If the text is for JavaScript, write \${!${name}}.`;
}

function select(argument: unknown, call: FunctionCall): unknown {
  const [index, list] = toOperands(argument, 2, "Fn::Select");
  const at = Number(call.resolve(index));
  const values = toList(call.resolve(list), "Fn::Select");
  if (!Number.isInteger(at) || at < 0 || at >= values.length) {
    throw new Refusal(
      `Template error: Fn::Select cannot select nonexistent value at index ${at}`,
      `The list is ${JSON.stringify(values)}.`,
    );
  }
  return values[at];
}

function findInMap(argument: unknown, call: FunctionCall): unknown {
  const [map, top, second, options] = toOperands(argument, 3, "Fn::FindInMap");
  const keys = [map, top, second].map((key) => toText(call.resolve(key), "Fn::FindInMap"));
  let value: unknown = call.scope.template.mappings;
  for (const key of keys) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (value !== undefined) {
    return value;
  }
  if (isObject(options) && Object.hasOwn(options, "DefaultValue")) {
    return call.resolve(options.DefaultValue);
  }
  const nearest = findNearest(keys[0] as string, Object.keys(call.scope.template.mappings));
  throw new Refusal(
    `Template error: Unable to get mapping for ${keys.join("::")}`,
    nearest === undefined || nearest === keys[0] ? undefined : `Did you mean ${nearest}?`,
  );
}

/** Returns the operands of a function that takes a list. */
function toOperands(argument: unknown, count: number, name: string): unknown[] {
  if (Array.isArray(argument) && argument.length >= count) {
    return argument;
  }
  throw new Refusal(`Template error: every ${name} object requires a list of at least ${count} values`);
}

/** Returns a list. The value of a list parameter counts as one, also as text with commas. */
function toList(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  if (typeof value === "string") {
    return value.split(",").map((part) => part.trim());
  }
  throw new Refusal(`Template error: ${name} requires a list`);
}
