import type { MemberExpression } from "acorn";
import { getReplacement, getTypesLacking, hasGlobal, isAbsent } from "../builtins.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

/**
 * Reports calls of functions and methods that this runtime's built-ins lack: as an error if the receiver is a built-in
 * object or a literal, and otherwise as a warning, because the receiver may have its own method of that name.
 */
export const missingMethods: Rule = {
  name: "missing-methods",
  finish(context) {
    for (const { node, name, call } of context.scopes.members) {
      if (call !== undefined && !context.scopes.ownMembers.has(name)) {
        checkCall(node, name, context);
      }
    }
  },
};

function checkCall({ object, property }: MemberExpression, name: string, context: RuleContext): void {
  const { facts, scopes } = context;
  // Objects with the names of classes may have their own functions. The rule `console-methods` checks the console.
  if (object.type === "Identifier" && /^[A-Z]|^console$/.test(object.name)) {
    const path = `${object.name}.${name}`;
    if (
      object.name !== "console" &&
      hasGlobal(object.name, facts.version) &&
      !scopes.isDeclared(object.name, object.start)
    ) {
      checkBuiltin(path, name, property.start, context);
    }
    return;
  }
  const type = getReceiverType(object);
  if (type !== undefined) {
    checkBuiltin(`${type}.prototype.${name}`, name, property.start, context);
    return;
  }
  const types = getTypesLacking(name);
  if (types.length === 0) {
    return;
  }
  const path = types
    .filter((owner) => Object.hasOwn(nouns, owner))
    .map((owner) => `${owner}.prototype.${name}`)
    .filter((method) => isAbsent(method, facts.version));
  const [first] = path;
  if (first !== undefined) {
    const kinds = path.map((method) => nouns[method.split(".")[0] ?? ""]).join(" or ");
    context.reportWarning(
      property.start,
      `if this is ${kinds}: runtime ${facts.version} has no \`${first}\`; ${getReplacement(first)}`,
    );
  }
}

/** The types for which a call with an unknown receiver gets a warning. */
const nouns: Readonly<Record<string, string>> = { Array: "an array", String: "a string" };

function checkBuiltin(path: string, name: string, at: number, context: RuleContext): void {
  const { facts } = context;
  if (isAbsent(path, facts.version)) {
    context.reportRuntimeError(
      at,
      `TypeError: (intermediate value)["${name}"] is not a function`,
      `runtime ${facts.version} has no \`${path}\`; ${getReplacement(path)}`,
    );
  }
}

/** Returns the type of the receiver, if it is certain. */
function getReceiverType(object: MemberExpression["object"]): string | undefined {
  switch (object.type) {
    case "ArrayExpression":
      return "Array";
    case "TemplateLiteral":
      return "String";
    case "Literal":
      return typeof object.value === "string"
        ? "String"
        : typeof object.value === "number"
          ? "Number"
          : undefined;
    case "NewExpression":
      return object.callee.type === "Identifier" && object.callee.name === "Uint8Array"
        ? "Uint8Array"
        : undefined;
    default:
      return undefined;
  }
}
