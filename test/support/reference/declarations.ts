import ts from "typescript-5.9";
import type { Docstring } from "../docstring.ts";
import { aliased, checker, docstringOf, isOurs, membersOf, type PublicName } from "./program.ts";

/** A member as a table shows it. */
export interface ShownMember {
  /** `rejectsTimes(times, error)`; several where it is overloaded. */
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly docstring: Docstring;
}

/** As it is written, without comments. */
function written(node: ts.Node): string {
  return node
    .getText()
    .replace(/\/\*\*[\s\S]*?\*\/\s*|\/\/.*\n\s*/g, "")
    .replace(/^(?:export |declare )+|;$/g, "");
}

/** How a public name is declared; `undefined` for what a table of its members says better. */
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

/** An object without a type of its own: its members are its type. */
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

/** A signature, with a parameter a line where one line does not hold them. */
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

/** A parameter's name, marked where it may be left out. `taken`: what stands for one that is taken apart. */
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

/** What a class, an interface or an object of functions has, but for what it inherits from elsewhere. */
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

/** What a declaration mentions by name: what else a reader will want to look up. */
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
