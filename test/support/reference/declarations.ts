import ts from "typescript-5.9";
import type { Docstring } from "../docstring.ts";
import { aliased, checker, docstringOf, isOurs, membersOf, type PublicName } from "./program.ts";

/** A row of a table of members. */
export interface ShownMember {
  /** Signatures such as `rejectsTimes(times, error)`, several for an overloaded member. */
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly docstring: Docstring;
}

/** Returns the source text of a node without comments. */
function written(node: ts.Node): string {
  return node
    .getText()
    .replace(/\/\*\*[\s\S]*?\*\/\s*|\/\/.*\n\s*/g, "")
    .replace(/^(?:export |declare )+|;$/g, "");
}

/** Returns the declaration of a public name, or undefined if a table of its members describes it better. */
export function signatureOf({ name, symbol, declarations }: PublicName): string | undefined {
  const functions = declarations.filter(ts.isFunctionDeclaration);
  if (functions.length) {
    const overloads = functions.filter(({ body }) => !body);
    return (overloads.length ? overloads : functions).map((each) => signed(name, each)).join("\n");
  }
  const [declaration] = declarations;
  if (!declaration || !isOurs(declaration)) {
    return undefined;
  }
  if (ts.isVariableDeclaration(declaration)) {
    return variable(name, declaration, symbol);
  }
  if (ts.isTypeAliasDeclaration(declaration)) {
    return written(declaration);
  }
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
    return heritage(declaration);
  }
  return undefined;
}

function variable(name: string, node: ts.VariableDeclaration, symbol: ts.Symbol): string | undefined {
  if (isObject(node)) {
    return undefined;
  }
  const { initializer, type } = node;
  if (initializer && ts.isArrowFunction(initializer)) {
    return signed(name, initializer);
  }
  return `const ${name}: ${type ? written(type) : checker().typeToString(checker().getTypeOfSymbol(symbol))}`;
}

/** Returns true for an object without a named type. */
function isObject({ initializer, type }: ts.VariableDeclaration): boolean {
  const value = initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
  return !type && value !== undefined && ts.isObjectLiteralExpression(value);
}

function heritage(node: ts.InterfaceDeclaration | ts.ClassDeclaration): string | undefined {
  const clauses = (node.heritageClauses ?? []).map(written).join(" ");
  if (!node.typeParameters && !clauses) {
    return undefined;
  }
  const kind = ts.isClassDeclaration(node) ? "class" : "interface";
  return `${kind} ${node.name?.text}${generics(node)} ${clauses}`.trimEnd();
}

function generics({ typeParameters }: { readonly typeParameters?: readonly ts.Node[] | undefined }): string {
  return typeParameters?.length ? `<${typeParameters.map(written).join(", ")}>` : "";
}

/** Formats a signature, with one parameter per line if it is too long for one line. */
function signed(name: string, node: ts.SignatureDeclaration): string {
  const parameters = node.parameters.map((parameter) => {
    const type = parameter.type ? written(parameter.type) : "unknown";
    return `${labelOf(parameter, "options")}: ${type}`;
  });
  const opening = `${name}${generics(node)}(`;
  const closing = `)${node.type ? `: ${written(node.type)}` : ""}`;
  const line = opening + parameters.join(", ") + closing;
  return line.length <= 100
    ? line
    : `${opening}\n${parameters.map((each) => `  ${each},\n`).join("")}${closing}`;
}

/** Formats the name of a parameter, with a mark for an optional one. `taken` replaces a destructured parameter. */
function labelOf(parameter: ts.ParameterDeclaration, taken?: string): string {
  const { dotDotDotToken, name, questionToken, initializer } = parameter;
  const isOptional = questionToken !== undefined || initializer !== undefined;
  const mark = isOptional ? "?" : "";
  if (ts.isIdentifier(name)) {
    return `${dotDotDotToken ? "..." : ""}${name.text}${mark}`;
  }
  if (taken) {
    return taken + mark;
  }
  const parts = [...name.elements].filter(ts.isBindingElement);
  return `{ ${parts.map((part) => (part.propertyName ?? part.name).getText() + mark).join(", ")} }`;
}

function called(name: string, { parameters }: ts.SignatureDeclaration): string {
  const passed = parameters.filter((parameter) => parameter.name.getText() !== "this");
  return `${name}(${passed.map((parameter) => labelOf(parameter)).join(", ")})`;
}

/** Returns the members of a class, an interface or an object of functions, without inherited ones. */
export function shownMembers(name: PublicName): ShownMember[] {
  const [declaration] = name.declarations;
  return declaration && ts.isVariableDeclaration(declaration) && isObject(declaration)
    ? membersOfObject(name.symbol)
    : membersOf(name).map(({ name: label, declarations, docstring }) => ({
        labels: declarations.map((member) =>
          isMethod(member)
            ? called(label, member)
            : label + ("questionToken" in member && member.questionToken ? "?" : ""),
        ),
        types: declarations.map(typeOf),
        docstring,
      }));
}

function isMethod(member: ts.Node): member is ts.MethodSignature | ts.MethodDeclaration {
  return ts.isMethodSignature(member) || ts.isMethodDeclaration(member);
}

function typeOf(member: ts.TypeElement | ts.ClassElement): string {
  const { type } = member as { readonly type?: ts.TypeNode };
  return type ? written(type) : checker().typeToString(checker().getTypeAtLocation(member));
}

function membersOfObject(symbol: ts.Symbol): ShownMember[] {
  const properties = checker().getPropertiesOfType(checker().getTypeOfSymbol(symbol));
  return properties.map((property) => {
    const type = checker().getTypeOfSymbol(property);
    const [signature] = type.getCallSignatures();
    const declaration = signature?.declaration as ts.SignatureDeclaration | undefined;
    return {
      labels: [declaration ? called(property.name, declaration) : property.name],
      types: [checker().typeToString(signature?.getReturnType() ?? type)],
      docstring: docstringOf([...(property.declarations ?? []), ...(declaration ? [declaration] : [])]),
    };
  });
}

/** Returns the names that a declaration refers to. */
export function mentionedIn({ declarations }: PublicName): Set<ts.Symbol> {
  const found = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node)) {
      return;
    }
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const symbol = name && checker().getSymbolAtLocation(name);
    if (symbol) {
      found.add(aliased(symbol));
    }
    ts.forEachChild(node, visit);
  };
  for (const declaration of declarations.filter(isOurs)) {
    if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
      declaration.heritageClauses?.forEach(visit);
      for (const member of membersOf({ declarations: [declaration] })) {
        member.declarations.forEach(visit);
      }
    } else {
      visit(declaration);
    }
  }
  return found;
}
