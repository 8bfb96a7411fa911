import type { Expression } from "acorn";
import { getModuleMembers } from "../modules.ts";
import type { Rule } from "../rule-context.ts";

/** Warns about calls of undocumented module functions. Not an error, because AWS adds functions to the modules. */
export const moduleMembersRule: Rule = {
  name: "module-members",
  visit: {
    VariableDeclarator({ id, init }, { scopes }) {
      const module = init === null || init === undefined ? undefined : findRequiredModule(init);
      if (module !== undefined && id.type === "Identifier") {
        scopes.modules.set(id.name, module);
      }
    },
    ImportDeclaration({ specifiers, source }, { scopes }) {
      const [first] = specifiers;
      if (first?.type === "ImportDefaultSpecifier") {
        scopes.modules.set(first.local.name, String(source.value));
      }
    },
  },
  finish(context) {
    for (const { node, name, call } of context.scopes.members) {
      const module =
        node.object.type === "Identifier" ? context.scopes.modules.get(node.object.name) : undefined;
      const members = module === undefined ? [] : getModuleMembers(module);
      if (call !== undefined && members.length > 0 && !members.includes(name)) {
        context.reportWarning(
          node.property.start,
          `module \`${module}\` has no documented function \`${name}\`; it has ${members.join(", ")}`,
        );
      }
    }
  },
};

function findRequiredModule(node: Expression): string | undefined {
  const isRequire =
    node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
  const module = isRequire ? node.arguments[0] : undefined;
  return module?.type === "Literal" && typeof module.value === "string" ? module.value : undefined;
}
