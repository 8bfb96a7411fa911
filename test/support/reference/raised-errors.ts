import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import ts from "typescript-5.9";
import { aliased, checker, fileOf, isOurs, program } from "./program.ts";

/**
 * Finds the errors that each handled operation can raise, by `service/Operation`. Follows the calls from its handler and
 * from its service's guard through the sources. A call through an interface (an API, a table definition) continues in
 * the objects of that interface that the operation reaches.
 */
export function raisedErrors(): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const source of program().getSourceFiles()) {
    const service = /^src\/services\/([^/]+)\/index\.ts$/.exec(fileOf(source))?.[1];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === "defineService") {
        const [, , handlers, options] = node.arguments.map(membersOfLiteral);
        const guard = (options ?? []).filter((option) => option.name?.getText() === "guard");
        for (const handler of handlers ?? []) {
          found.set(`${service}/${handler.name?.getText()}`, errorsBehind([handler, ...guard]));
        }
      }
      ts.forEachChild(node, visit);
    };
    if (service) {
      visit(source);
    }
  }
  return found;
}

/** Returns the members of an object literal, or of the constant that a name refers to. */
function membersOfLiteral(node: ts.Expression): readonly ts.ObjectLiteralElementLike[] {
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties;
  }
  const [declaration] = ts.isIdentifier(node) ? declarationsOf(node) : [];
  const isConstant = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer;
  return isConstant && ts.isObjectLiteralExpression(isConstant) ? isConstant.properties : [];
}

/** Returns the names of the errors that code reachable from nodes can raise. */
function errorsBehind(entrances: readonly ts.Node[]): ReadonlySet<string> {
  const errors = new Set<string>();
  const seen = new Set<ts.Node>();
  /** Functions in objects, which are reachable once the interface member is called. */
  const waiting = new Map<ts.Node, ts.Node[]>();
  const called = new Set<ts.Node>();

  /** `given` is the number of arguments. Default values of the other parameters are code too. */
  const enter = (node: ts.Node, given = 0): void => {
    const parameters: readonly ts.Node[] = ts.isFunctionDeclaration(node) ? node.parameters : [];
    for (const parameter of parameters.slice(given)) {
      ts.forEachChild(parameter, visit);
    }
    if (seen.has(node)) {
      return;
    }
    seen.add(node);
    ts.forEachChild(node, (child) => (parameters.includes(child) ? undefined : visit(child)));
  };
  const call = (member: ts.Node): void => {
    called.add(member);
    for (const implementation of waiting.get(member) ?? []) {
      enter(implementation);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) {
      return;
    }
    const member = memberOfInterface(node);
    if (ts.isIdentifier(node)) {
      follow(node);
    } else if (!member) {
      ts.forEachChild(node, visit);
    } else {
      waiting.set(member, [...(waiting.get(member) ?? []), node]);
      if (called.has(member)) {
        enter(node);
      }
    }
  };
  const follow = (name: ts.Identifier): void => {
    for (const declaration of declarationsOf(name)) {
      if (ts.getNameOfDeclaration(declaration) === name) {
        continue;
      }
      if (isErrorSchema(name.text)) {
        errors.add(name.text.slice(0, -1));
      } else if (!isOurs(declaration)) {
      } else if (ts.isPropertySignature(declaration) || ts.isMethodSignature(declaration)) {
        call(declaration);
      } else if (isCode(declaration)) {
        enter(declaration, argumentsOf(name));
      }
    }
  };
  for (const entrance of entrances) {
    visit(entrance);
  }
  return errors;
}

function argumentsOf({ parent }: ts.Identifier): number {
  return ts.isCallExpression(parent) ? parent.arguments.length : 0;
}

/** Returns the interface declaration of a function property. */
function memberOfInterface(property: ts.Node): ts.Node | undefined {
  if (
    !ts.isMethodDeclaration(property) &&
    !ts.isPropertyAssignment(property) &&
    !ts.isShorthandPropertyAssignment(property)
  ) {
    return undefined;
  }
  if (!ts.isObjectLiteralExpression(property.parent)) {
    return undefined;
  }
  const member = checker().getContextualType(property.parent)?.getProperty(property.name.getText());
  const [declaration] = member?.declarations ?? [];
  // A member that may be omitted has a type that includes undefined.
  const type = member && checker().getNonNullableType(checker().getTypeOfSymbol(member));
  const isFunction = type && type.getCallSignatures().length > 0;
  return isFunction && declaration && isOurs(declaration) ? declaration : undefined;
}

function declarationsOf(name: ts.Identifier): readonly ts.Declaration[] {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker().getShorthandAssignmentValueSymbol(name.parent)
    : checker().getSymbolAtLocation(name);
  return (symbol && aliased(symbol).declarations) ?? [];
}

/** Returns true for declarations whose code runs when their name is used. Members of a class have their own names. */
function isCode(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node);
}

const schemas: Readonly<Record<string, unknown>> = { ...keyvaluestore, ...cloudfront };

function isErrorSchema(name: string): boolean {
  const schema = name.endsWith("$") ? schemas[name] : undefined;
  return Array.isArray(schema) && schema[0] === -3;
}
