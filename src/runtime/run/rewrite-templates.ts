import type { Node, TemplateElement } from "acorn";
import { loadAcorn } from "../check/acorn.ts";

/**
 * Keeps the carriage returns in template literals. The standard removes them, and njs does not. The escape sequence
 * that replaces them does not change the number of lines.
 */
export function keepCarriageReturns(code: string): string {
  if (!code.includes("\r") || !code.includes("`")) {
    return code;
  }
  let rewritten = "";
  let from = 0;
  for (const { start, end } of findTemplateElements(code)) {
    rewritten += code.slice(from, start) + code.slice(start, end).replaceAll("\r", "\\r");
    from = end;
  }
  return rewritten + code.slice(from);
}

function findTemplateElements(code: string): TemplateElement[] {
  const elements: TemplateElement[] = [];
  const collect = (node: Node) => {
    if (node.type === "TemplateElement") {
      elements.push(node as TemplateElement);
    }
    for (const child of Object.values(node).flat()) {
      if (typeof child?.type === "string") {
        collect(child);
      }
    }
  };
  try {
    collect(
      loadAcorn().parse(code, {
        ecmaVersion: "latest",
        sourceType: "script",
        allowImportExportEverywhere: true,
        allowReturnOutsideFunction: true,
      }),
    );
  } catch {
    // The engine reports the syntax error.
  }
  return elements.sort((left, right) => left.start - right.start);
}
