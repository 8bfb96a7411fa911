import type { Expression } from "acorn";
import { moduleMembers } from "../modules.ts";
import type { Rule } from "../rule.ts";

/** Calls of what a module does not have, as far as is documented. A warning: the service's modules grow. */
export const moduleMembersRule: Rule = {
  name: "module-members",
  visit: {
    VariableDeclarator({ id, init }, { names }) {
      const module = init === null || init === undefined ? undefined : requiredModule(init);
      if (module !== undefined && id.type === "Identifier") {
        names.modules.set(id.name, module);
      }
    },
    ImportDeclaration({ specifiers, source }, { names }) {
      const [first] = specifiers;
      if (first?.type === "ImportDefaultSpecifier") {
        names.modules.set(first.local.name, String(source.value));
      }
    },
  },
  finish(check) {
    for (const { node, name, call } of check.names.members) {
      const module =
        node.object.type === "Identifier" ? check.names.modules.get(node.object.name) : undefined;
      const members = module === undefined ? [] : moduleMembers(module);
      if (call !== undefined && members.length > 0 && !members.includes(name)) {
        check.warn(
          node.property.start,
          `module \`${module}\` has no documented \`${name}\`, only ${members.join(", ")}`,
        );
      }
    }
  },
};

function requiredModule(node: Expression): string | undefined {
  const isRequire =
    node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
  const module = isRequire ? node.arguments[0] : undefined;
  return module?.type === "Literal" && typeof module.value === "string" ? module.value : undefined;
}
