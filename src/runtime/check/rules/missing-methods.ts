import type { MemberExpression } from "acorn";
import { hasGlobal, insteadOf, isAbsent, typesLacking } from "../builtins.ts";
import type { Check } from "../check.ts";
import { refuseRun } from "../refuse-run.ts";
import type { Rule } from "../rule.ts";

/**
 * Calls of functions and methods that this runtime's built-ins lack. Certain where the receiver is a built-in object
 * or a literal; elsewhere a warning, as the receiver may have such a method of its own.
 */
export const missingMethods: Rule = {
  name: "missing-methods",
  finish(check) {
    for (const { node, name, call } of check.names.members) {
      if (call !== undefined && !check.names.ownMembers.has(name)) {
        checkCall(node, name, check);
      }
    }
  },
};

function checkCall({ object, property }: MemberExpression, name: string, check: Check): void {
  const { facts, names } = check;
  // Objects named like classes have functions of their own; the console has a rule of its own.
  if (object.type === "Identifier" && /^[A-Z]|^console$/.test(object.name)) {
    const path = `${object.name}.${name}`;
    if (
      object.name !== "console" &&
      hasGlobal(object.name, facts.version) &&
      !names.isDeclared(object.name, object.start)
    ) {
      checkBuiltin(path, name, property.start, check);
    }
    return;
  }
  const type = typeOf(object);
  if (type !== undefined) {
    checkBuiltin(`${type}.prototype.${name}`, name, property.start, check);
    return;
  }
  const path = typesLacking(name)
    .filter((owner) => Object.hasOwn(nouns, owner))
    .map((owner) => `${owner}.prototype.${name}`)
    .filter((method) => isAbsent(method, facts.version));
  const [first] = path;
  if (first !== undefined) {
    const kinds = path.map((method) => nouns[method.split(".")[0] ?? ""]).join(" or ");
    check.warn(
      property.start,
      `if this is ${kinds}: runtime ${facts.version} has no \`${first}\`; ${insteadOf(first)}`,
    );
  }
}

/** The types that an unknown receiver is worth a warning for. */
const nouns: Readonly<Record<string, string>> = { Array: "an array", String: "a string" };

function checkBuiltin(path: string, name: string, at: number, check: Check): void {
  const { facts } = check;
  if (isAbsent(path, facts.version)) {
    refuseRun(
      at,
      `TypeError: (intermediate value)["${name}"] is not a function`,
      `runtime ${facts.version} has no \`${path}\`; ${insteadOf(path)}`,
      check,
    );
  }
}

/** What the receiver certainly is. */
function typeOf(object: MemberExpression["object"]): string | undefined {
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
