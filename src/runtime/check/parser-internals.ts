import type { Node, Options, Program, TokenType } from "acorn";
import type { SyntaxNode } from "./syntax-tree.ts";

/**
 * The members of acorn's `Parser` that its plugin interface gives to subclasses, and that the type `Parser` does not
 * declare. They are the same in every acorn 8.x since 8.11, and published plugins use them.
 */
export interface ParserInternals {
  readonly input: string;
  readonly keywords: RegExp;
  readonly inAsync: boolean;
  /** The scan position. The other members are about the current token. */
  pos: number;
  start: number;
  end: number;
  type: TokenType;
  value: unknown;
  lastTokStart: number;
  lastTokEnd: number;
  strict: boolean;
  inModule: boolean;
  labels: { name?: string; kind?: string | null }[];
  readonly scopeStack: unknown[];
  readonly privateNameStack: unknown[];

  parse(): Program;
  next(ignoreEscapeInKeyword?: boolean): void;
  nextToken(): void;
  skipSpace(): void;
  readWord(): void;
  readString(quote: number): void;
  readToken_numberSign(): void;
  readToken_lt_gt(code: number): void;
  readToken_plus_min(code: number): void;
  validateRegExpFlags(state: unknown): void;
  validateRegExpPattern(state: unknown): void;
  invalidStringToken(position: number, message: string): void;
  expect(type: TokenType): void;
  isContextual(name: string): boolean;
  isAsyncFunction(): boolean;

  raise(position: number, message: string): void;
  raiseRecoverable(position: number, message: string): void;
  checkUnreserved(identifier: { start: number; end: number; name: string }): void;
  checkYieldAwaitInDefaultParams(): void;

  startNode(): Node;
  finishNode(node: Node, type: string): SyntaxNode;
  parseStatement(context: string | null, topLevel?: boolean, exports?: object): SyntaxNode;
  parseExportDeclaration(node: Node): SyntaxNode;
  parseBlock(createNewLexicalScope?: boolean, node?: Node, exitStrict?: boolean): SyntaxNode;
  parseSwitchStatement(node: Node): SyntaxNode;
  parseWithStatement(node: Node): SyntaxNode;
  parseParenExpression(): SyntaxNode;
  parseForIn(node: Node, init: SyntaxNode): SyntaxNode;
  parseVar(node: Node, isFor: boolean, kind: string, allowMissingInitializer?: boolean): Node;
}

export type ParserClass = new (options: Options, input: string) => ParserInternals;
