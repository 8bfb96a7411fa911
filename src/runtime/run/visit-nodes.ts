import type { Node } from "acorn";
import { loadAcorn } from "../check/acorn.ts";

/** Visits the syntax tree of the code, outer nodes first. Visits nothing if acorn cannot parse the code. */
export function visitNodes(code: string, visit: (node: Node) => void): void {
  let program: Node;
  try {
    program = loadAcorn().parse(code, {
      ecmaVersion: "latest",
      sourceType: "script",
      allowImportExportEverywhere: true,
      allowReturnOutsideFunction: true,
    });
  } catch {
    return;
  }
  visitBelow(program, visit);
}

function visitBelow(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type === "string") {
      visitBelow(child, visit);
    }
  }
}
