import type { ImportDeclaration } from "acorn";
import { loadAcorn } from "../check/acorn.ts";
import { engineImport } from "./vm/engine-image.ts";

/**
 * Replaces every `import x from "y"` with a call, because the engine runs the code as a script. njs executes an import
 * at its position among the statements and supports only default bindings. Line numbers do not change.
 */
export function rewriteImports(code: string): string {
  if (!/\bimport\b/.test(code)) {
    return code;
  }
  let rewritten = "";
  let from = 0;
  for (const declaration of findImports(code)) {
    const [specifier] = declaration.specifiers;
    if (specifier?.type !== "ImportDefaultSpecifier" || declaration.specifiers.length !== 1) {
      continue;
    }
    const lines = code.slice(declaration.start, declaration.end).replace(/[^\n]/g, "");
    // The semicolon is required. Without it, a bracket or slash on the next line would continue the call.
    const call = `var ${specifier.local.name}=${engineImport}(${JSON.stringify(declaration.source.value)});`;
    rewritten += `${code.slice(from, declaration.start)}${call}${lines}`;
    from = declaration.end;
  }
  return rewritten + code.slice(from);
}

function findImports(code: string): ImportDeclaration[] {
  try {
    const program = loadAcorn().parse(code, {
      ecmaVersion: "latest",
      sourceType: "script",
      allowImportExportEverywhere: true,
      allowReturnOutsideFunction: true,
    });
    return program.body.filter((statement) => statement.type === "ImportDeclaration");
  } catch {
    // The engine reports the syntax error.
    return [];
  }
}
