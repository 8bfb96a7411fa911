import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
// TypeScript 7 has no compiler API, so this file uses 5.9.
import ts from "typescript-5.9";
import { type Docstring, parseDocstring } from "../docstring.ts";

/** An entry point of the package. */
export interface EntryPoint {
  /** `mock-cloudfront/runtime` */
  readonly name: string;
  /** `src/runtime.ts` */
  readonly file: string;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The entry points in the order in which `package.json` has them. What is built from `src/a/b.ts` is at `a/b.js`. */
export const entryPoints: readonly EntryPoint[] = findEntryPoints(
  JSON.parse(readFileSync("package.json", "utf8")) as Manifest,
);

function findEntryPoints({ name, exports }: Manifest): EntryPoint[] {
  return Object.entries(exports).flatMap(([path, conditions]) => {
    const built = /"\.\/dist\/esm\/([^"]+)\.js"/.exec(JSON.stringify(conditions))?.[1];
    return built ? [{ name: name + path.slice(1), file: `src/${built}.ts` }] : [];
  });
}

export function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  return ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd()).options;
}

let made: ts.Program | undefined;

/** The program of all sources, created once. */
export function program(): ts.Program {
  made ??= ts.createProgram(
    entryPoints.map(({ file }) => file),
    compilerOptions(),
  );
  // Binds the sources, which sets the parent of every node.
  made.getTypeChecker();
  return made;
}

/** Returns the compiler errors of files that exist only in memory, by path, next to the sources. */
export function mistakesIn(texts: ReadonlyMap<string, string>): string[] {
  const options = { ...compilerOptions(), noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, ...others) => {
    const text = texts.get(file);
    if (text !== undefined) {
      return ts.createSourceFile(file, text, ts.ScriptTarget.ESNext);
    }
    // Reuse parsed files.
    return program().getSourceFile(file) ?? getSourceFile(file, ...others);
  };
  const extended = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((file) => {
    const source = extended.getSourceFile(file);
    return [...extended.getSyntacticDiagnostics(source), ...extended.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}

export function checker(): ts.TypeChecker {
  return program().getTypeChecker();
}

/** Returns the file of a node, relative to the repository root. */
export function fileOf(node: ts.Node): string {
  return relative(process.cwd(), resolve(node.getSourceFile().fileName));
}

export function isOurs(node: ts.Node): boolean {
  return fileOf(node).startsWith("src/");
}

/** Resolves an alias through any number of `export ... from`. */
export function aliased(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker().getAliasedSymbol(symbol) : symbol;
}

const none: Docstring = { text: "", tags: [] };

/** Returns the documentation comment of the first declaration that has one. */
export function docstringOf(declarations: readonly ts.Node[] | undefined): Docstring {
  for (const declaration of declarations ?? []) {
    const comment = ts.getJSDocCommentsAndTags(declaration).findLast(ts.isJSDoc);
    if (comment) {
      return parseDocstring(comment.getText());
    }
  }
  return none;
}

export function isInternal({ tags }: Docstring): boolean {
  return tags.some(({ name }) => name === "internal");
}

/** A name that an entry point exports. */
export interface PublicName {
  readonly name: string;
  /** False for a type-only export. */
  readonly isValue: boolean;
  readonly symbol: ts.Symbol;
  readonly declarations: readonly ts.Declaration[];
  readonly docstring: Docstring;
}

/** Returns the exports of an entry point: values, then types, by name. */
export function namesOf({ file }: EntryPoint): PublicName[] {
  const source = program().getSourceFile(file);
  const module = source && checker().getSymbolAtLocation(source);
  if (!module) {
    throw new Error(`${file} exports nothing`);
  }
  return checker()
    .getExportsOfModule(module)
    .map((exported): PublicName => {
      const symbol = aliased(exported);
      const declarations = symbol.declarations ?? [];
      const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(exported);
      return { name: exported.name, isValue, symbol, declarations, docstring: docstringOf(declarations) };
    })
    .sort((a, b) => Number(b.isValue) - Number(a.isValue) || a.name.localeCompare(b.name, "en"));
}

function isTypeOnly({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (node) => ts.isExportSpecifier(node) && (node.isTypeOnly || node.parent.parent.isTypeOnly),
  );
}

type Member = ts.TypeElement | ts.ClassElement;

/** A public member of a class or an interface. */
export interface PublicMember {
  readonly name: string;
  /** Several declarations for an overloaded member. */
  readonly declarations: readonly [Member, ...Member[]];
  readonly docstring: Docstring;
}

/** Returns the members that a type declares itself. */
export function membersOf({ declarations }: Pick<PublicName, "declarations">): PublicMember[] {
  const byName = new Map<string, Member[]>();
  for (const declaration of declarations) {
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) {
      continue;
    }
    for (const member of [...declaration.members].filter(isPublic)) {
      const name = (member.name as ts.PropertyName).getText();
      byName.set(name, [...(byName.get(name) ?? []), member]);
    }
  }
  return [...byName].flatMap(([name, found]) => {
    const overloads = found.filter((member) => !("body" in member && member.body));
    const [first, ...others] = overloads.length ? overloads : found;
    const docstring = docstringOf(found);
    return first && !isInternal(docstring) ? [{ name, declarations: [first, ...others], docstring }] : [];
  });
}

function isPublic(member: Member): boolean {
  return (
    member.name !== undefined &&
    !ts.isPrivateIdentifier(member.name) &&
    !(ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected))
  );
}
