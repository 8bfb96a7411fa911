import type { Node, Program, TokenType } from "acorn";
import { type Acorn, loadAcorn } from "./acorn.ts";
import { translateAcornError } from "./acorn-translations.ts";
import { unsupportedToken } from "./engine-messages.ts";
import { createEngineTokenizer, type EngineTokenizer } from "./engine-tokenizer.ts";
import type { ParserClass } from "./parser-internals.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { Source } from "./source.ts";
import type { ParseContext, SyntaxDiagnostic } from "./syntax-diagnostic.ts";
import type { BrokenStatement, SyntaxNode } from "./syntax-tree.ts";

/** A syntax tree and its syntax errors. The tree is complete, or ends where the parser could not continue. */
export interface Parsed {
  readonly program: Program;
  readonly diagnostics: readonly SyntaxDiagnostic[];
  /** True if the parser stopped before the end of the code. */
  readonly stopped: boolean;
}

/** Parses code that may have syntax errors. Code without an error that stops the parser is parsed once. */
export function parseTolerantly(source: Source, facts: RuntimeFacts): Parsed {
  parserClasses ??= createParserClasses(loadAcorn());
  const parser = new parserClasses.Parser(source, facts);
  try {
    return { program: parser.parse(), diagnostics: parser.diagnostics, stopped: false };
  } catch (error) {
    if (error !== stop) {
      throw error;
    }
  }
  // Few uploads have such an error, and keeping the nodes for all others took a part of every check.
  source.continuations.length = 0;
  const tolerant = new parserClasses.TolerantParser(source, facts);
  return { program: tolerant.parse(), diagnostics: tolerant.diagnostics, stopped: tolerant.stopped };
}

type TolerantParser = EngineTokenizer & { readonly stopped: boolean };
type TolerantParserClass = new (source: Source, facts: RuntimeFacts) => TolerantParser;

/** At an error after which parsing cannot continue, `Parser` throws `stop`, and `TolerantParser` ends the code. */
type ParserClasses = Record<"Parser" | "TolerantParser", TolerantParserClass>;

let parserClasses: ParserClasses | undefined;

/** Thrown to leave a statement that cannot be parsed. Never leaves this file. */
const stop = new Error("parsing stopped");

const opening = /(?:for\s*\(\s*)?(const|let|class|export|import|async(?=[ \t]+function\b))\b/y;

/**
 * Creates subclasses of acorn's parser that continue after a syntax error. Rules need a tree of code that has an error,
 * because the engine may report something before that error.
 */
function createParserClasses(acorn: Acorn): ParserClasses {
  const Base = createEngineTokenizer(acorn.Parser as unknown as ParserClass);
  const { braceR, eof, _const, _function, _class } = acorn.tokTypes;

  class Parser extends Base implements TolerantParser {
    stopped = false;
    /** The nodes in the order in which they were completed. A `BrokenStatement` is built from them. */
    readonly finished: SyntaxNode[] | undefined = undefined;
    #openBlocks = 0;

    override parse(): Program {
      try {
        return super.parse();
      } catch (error) {
        if (error !== stop || this.finished === undefined) {
          throw error;
        }
        // The first token was invalid. The parser is stopped now, so this returns an empty program.
        return super.parse();
      }
    }

    override raise(at: number, message: string): void {
      if (message.startsWith("Not enough stack space")) {
        throw new RangeError(message);
      }
      if (this.stopped) {
        throw stop;
      }
      const translated = translateAcornError(message, this.#contextAt(at));
      this.diagnostics.push(...translated.diagnostics);
      if (!translated.recoverable) {
        this.stopped = true;
        throw stop;
      }
    }

    override raiseRecoverable(at: number, message: string): void {
      if (!this.stopped) {
        this.diagnostics.push(...translateAcornError(message, this.#contextAt(at)).diagnostics);
      }
    }

    #contextAt(at: number): ParseContext {
      const labels = this.labels.flatMap((label) => label.name ?? []);
      return {
        at,
        token: this.start,
        source: this.source,
        facts: this.facts,
        labels,
      };
    }

    // After an error the code ends, and every open block is closed.

    override nextToken(): void {
      if (this.stopped) {
        this.type = this.#openBlocks > 0 ? braceR : eof;
        this.start = this.pos;
        this.end = this.pos;
      } else {
        super.nextToken();
      }
    }

    override parseStatement(context: string | null, topLevel?: boolean, exports?: object): SyntaxNode {
      const { start, labels } = this;
      const openBlocks = this.#openBlocks;
      const labelCount = labels.length;
      const scopeCount = this.scopeStack.length;
      const privateCount = this.privateNameStack.length;
      try {
        return super.parseStatement(this.#declarationContext(context), topLevel, exports);
      } catch (error) {
        if (error !== stop || this.finished === undefined) {
          throw error;
        }
        this.labels = labels;
        labels.length = labelCount;
        this.scopeStack.length = scopeCount;
        this.privateNameStack.length = privateCount;
        this.#openBlocks = openBlocks;
        this.nextToken();
        return this.#brokenStatement(start, context, this.finished);
      }
    }

    #brokenStatement(start: number, context: string | null, finished: SyntaxNode[]): SyntaxNode {
      const fragments: SyntaxNode[] = [];
      // Children are completed before their parents. Going backwards, a node that starts later is inside the last one.
      let from = Number.POSITIVE_INFINITY;
      for (let index = finished.length - 1; index >= 0; index -= 1) {
        const node = finished[index];
        if (node === undefined || node.start < start) {
          break;
        }
        if (node.start < from) {
          fragments.unshift(node);
          from = node.start;
        }
      }
      opening.lastIndex = start;
      // In the body of another statement, `let` is a name.
      const keyword = context === null ? opening.exec(this.input)?.[1] : undefined;
      const broken: BrokenStatement = {
        type: "BrokenStatement",
        start,
        end: this.pos,
        opening: keyword === undefined ? undefined : { keyword, start: opening.lastIndex - keyword.length },
        fragments,
      };
      finished.push(broken);
      return broken;
    }

    /** Stops at a broken declaration, because acorn reads the members of the declaration that it exports. */
    override parseExportDeclaration(node: Node): SyntaxNode {
      const declaration = super.parseExportDeclaration(node);
      if (this.stopped) {
        throw stop;
      }
      return declaration;
    }

    override parseBlock(createNewLexicalScope?: boolean, node?: Node, exitStrict?: boolean): SyntaxNode {
      this.#openBlocks += 1;
      const block = super.parseBlock(createNewLexicalScope, node, exitStrict);
      this.#openBlocks -= 1;
      this.#closeBlock();
      return block;
    }

    override parseSwitchStatement(node: Node): SyntaxNode {
      this.#openBlocks += 1;
      const statement = super.parseSwitchStatement(node);
      this.#openBlocks -= 1;
      this.#closeBlock();
      return statement;
    }

    /** Reads the next token again: `nextToken()` created it while the closed block was still open. */
    #closeBlock(): void {
      if (this.stopped) {
        this.nextToken();
      }
    }

    // --- code that the engine accepts and acorn does not ------------------------------------------------------------

    /** Does nothing, because the rule `parameters` reports default parameters. */
    override checkYieldAwaitInDefaultParams(): void {}

    /** Allows declarations without a value, because rules report constants without a value and patterns. */
    override parseVar(node: Node, isFor: boolean, kind: string): Node {
      return super.parseVar(node, isFor, kind, true);
    }

    override parseForIn(node: Node, init: SyntaxNode): SyntaxNode {
      const declarator = init.type === "VariableDeclaration" ? init.declarations[0] : undefined;
      const value = declarator?.init;
      if (declarator === undefined || value === undefined || value === null) {
        return super.parseForIn(node, init);
      }
      // The rule `for-in-head` reports `for (var x = 1 in o)`, so acorn must not see the value.
      declarator.init = null;
      const statement = super.parseForIn(node, init);
      declarator.init = value;
      return statement;
    }

    override expect(type: TokenType): void {
      // acorn expects a closing brace by `expect()` only at the end of `${…` in a template.
      if (type === braceR && this.type !== braceR) {
        this.raise(this.start, "Missing brace in template");
      }
      super.expect(type);
    }

    override parseWithStatement(node: Node): SyntaxNode {
      const statement = node as Node & { object: SyntaxNode; body: SyntaxNode };
      this.next();
      statement.object = this.parseParenExpression();
      statement.body = this.parseStatement("with");
      return this.finishNode(statement, "WithStatement");
    }

    /** Always true: the engine parses `await` as an operator everywhere. The rule `await` reports where it is not allowed. */
    get canAwait(): boolean {
      return true;
    }

    // --- code that acorn accepts and the engine does not ------------------------------------------------------------

    /** Reports a declaration where none is allowed, and then returns the context that lets acorn parse it. */
    #declarationContext(context: string | null): string | null {
      if (context === null) {
        return null;
      }
      const { start } = this;
      if (this.type === _function || this.type === _class) {
        const what = this.type === _function ? "Functions" : "Class";
        this.reportError(
          start,
          `SyntaxError: ${what} can only be declared at top level or inside a block`,
          "a declaration cannot be the body of a statement; put it in a block: `{ … }`",
        );
        return null;
      }
      if (this.isAsyncFunction()) {
        this.reportError(
          start,
          unsupportedToken("async"),
          "an async function cannot be the body of a statement; put it in a block: `{ … }`",
        );
        return null;
      }
      const keyword = this.type === _const ? "const" : this.isContextual("let") ? "let" : undefined;
      const next = keyword === undefined ? undefined : this.source.tokenAt(this.end);
      if (keyword === undefined || next === undefined || !/^[\w$]+$/.test(next.text)) {
        return context;
      }
      if (this.facts.letAndConst) {
        this.reportError(
          start,
          `SyntaxError: ${keyword} declaration cannot appear in a single-statement context`,
          `\`${keyword}\` cannot be the body of a statement; put it in a block: \`{ ${keyword} … }\``,
        );
        return null;
      }
      return context;
    }
  }

  class NodeRecorder extends Parser {
    override readonly finished: SyntaxNode[] = [];

    override finishNode(node: Node, type: string): SyntaxNode {
      const finished = super.finishNode(node, type);
      this.finished.push(finished);
      return finished;
    }
  }

  return { Parser, TolerantParser: NodeRecorder };
}
