import type { Node } from "acorn";
import { visitNodes } from "./visit-nodes.ts";

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

function findTemplateElements(code: string): Node[] {
  const elements: Node[] = [];
  visitNodes(code, (node) => {
    if (node.type === "TemplateElement") {
      elements.push(node);
    }
  });
  return elements.sort((left, right) => left.start - right.start);
}
