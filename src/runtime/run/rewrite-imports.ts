import type { ImportDeclaration } from "acorn";
import { loadAcorn } from "../check/acorn.ts";
import { engineImport } from "./vm/engine-image.ts";

/**
 * Rewrites `import x from "y"` into the call that it stands for: a script has no imports, but njs reads one as a
 * statement of its own place, and only with a default binding. Every line keeps its number.
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
    // Always a semicolon: without one, a bracket or slash at the start of the next line would go on with the call.
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
    // Code that does not parse is left as it is: the engine says what is wrong with it.
    return [];
  }
}
