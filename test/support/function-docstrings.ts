import ts from "typescript-5.9";

/** The docstring of a function or method, and where it is. */
export interface FunctionDocstring {
  readonly line: number;
  /** The text before the first tag, in one line. */
  readonly text: string;
}

/** Returns the docstrings of the functions, methods and constructors in a source file. */
export function functionDocstringsIn(source: string): FunctionDocstring[] {
  const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
  const docstrings: FunctionDocstring[] = [];
  const visit = (node: ts.Node): void => {
    const [comment] = isFunctionLike(node)
      ? ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1)
      : [];
    const text = ts.getTextOfJSDocComment(comment?.comment)?.trim().replaceAll(/\s+/g, " ");
    if (comment && text) {
      docstrings.push({ line: file.getLineAndCharacterOfPosition(comment.getStart()).line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return docstrings;
}

function isFunctionLike(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isConstructorDeclaration(node) ||
    ((ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) && isFunction(node.initializer)) ||
    (ts.isVariableStatement(node) &&
      node.declarationList.declarations.some(({ initializer }) => isFunction(initializer)))
  );
}

function isFunction(node: ts.Expression | undefined): boolean {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

/** Words that end in "s" like a verb in the third person, and are none. */
const notVerbs = /^(?:As|Does|Has|Is|Its|Others|Ours|This|Those|Times|Was|Whose|Yes)$/;
/** Words that follow a plural noun, as in "Names of …", rather than a verb. */
const afterNouns = /^(?:of|that|which|who|are|were|and|or|by|in|on|from|with|without|at|as|is|for|has|have)$/;

/** Returns true if a text begins with a verb in the third person: "Returns the ETag of the n-th version." */
export function beginsWithVerb(text: string): boolean {
  const [, first = "", next = ""] = /^(?:[A-Z][a-z]+ly )?([A-Za-z]+s)\b[,.]?(?: (\S+))?/.exec(text) ?? [];
  return first !== "" && !notVerbs.test(first) && !afterNouns.test(next);
}
