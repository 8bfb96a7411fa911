import type { Node, Program, TokenType } from "acorn";
import { type Acorn, loadAcorn } from "./acorn.ts";
import { notSupported, unexpected } from "./engine-text.ts";
import { createEngineTokenizer, type EngineTokenizer } from "./engine-tokenizer.ts";
import { refusalFor } from "./parse-refusals.ts";
import type { ParserClass } from "./parser-internals.ts";
import type { ParseContext, Refusal } from "./refusal.ts";
import type { RuntimeFacts } from "./runtimes.ts";
import type { Source } from "./source.ts";
import type { BrokenStatement, SyntaxNode } from "./syntax-tree.ts";

/** What parsing gives: a tree, whole or up to the point where it could not go on, and what was refused on the way. */
export interface Parsed {
  readonly program: Program;
  readonly refusals: readonly Refusal[];
  /** Did parsing stop before the end of the code? */
  readonly stopped: boolean;
}

export function parse(source: Source, facts: RuntimeFacts): Parsed {
  parserClass ??= createParserClass(loadAcorn());
  const parser = new parserClass(source, facts);
  return { program: parser.parse(), refusals: parser.refusals, stopped: parser.stopped };
}

type TolerantParser = EngineTokenizer & { readonly stopped: boolean };

let parserClass: (new (source: Source, facts: RuntimeFacts) => TolerantParser) | undefined;

/** Thrown to leave what cannot be parsed; never leaves this file. */
const stop = new Error("parsing stopped");

const futureWords = new Set([
  "implements",
  "interface",
  "let",
  "package",
  "private",
  "protected",
  "public",
  "static",
]);
const opening = /(?:for\s*\(\s*)?(const|let|class|export|import|async(?=[ \t]+function\b))\b/y;

/**
 * acorn, made to go on where it would stop: rules need a tree also of code that has a mistake somewhere, because the
 * engine may blame something before that mistake.
 */
function createParserClass(acorn: Acorn): new (source: Source, facts: RuntimeFacts) => TolerantParser {
  const Base = createEngineTokenizer(acorn.Parser as unknown as ParserClass);
  const { braceR, eof, _const, _function, _class } = acorn.tokTypes;

  return class extends Base implements TolerantParser {
    stopped = false;
    /** Nodes in the order they were completed, kept to save the pieces of a statement that breaks. */
    readonly #finished: SyntaxNode[] = [];
    #openBlocks = 0;

    override parse(): Program {
      try {
        return super.parse();
      } catch (error) {
        if (error !== stop) {
          throw error;
        }
        // The very first token was none. Now that parsing has stopped, this gives an empty program.
        return super.parse();
      }
    }

    // --- refusals -----------------------------------------------------------------------------------------------

    override raise(at: number, message: string): void {
      if (message.startsWith("Not enough stack space")) {
        throw new RangeError(message);
      }
      if (this.stopped) {
        throw stop;
      }
      const refusal = refusalFor(message, this.#contextAt(at));
      this.refusals.push(...refusal.report);
      if (!refusal.goesOn) {
        this.stopped = true;
        throw stop;
      }
    }

    override raiseRecoverable(at: number, message: string): void {
      if (!this.stopped) {
        this.refusals.push(...refusalFor(message, this.#contextAt(at)).report);
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

    // --- going on after a failure: from there on the code ends, every open block is closed -------------------------

    override nextToken(): void {
      if (this.stopped) {
        this.type = this.#openBlocks > 0 ? braceR : eof;
        this.start = this.pos;
        this.end = this.pos;
      } else {
        super.nextToken();
      }
    }

    override finishNode(node: Node, type: string): SyntaxNode {
      const finished = super.finishNode(node, type);
      this.#finished.push(finished);
      return finished;
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
        if (error !== stop) {
          throw error;
        }
        this.labels = labels;
        labels.length = labelCount;
        this.scopeStack.length = scopeCount;
        this.privateNameStack.length = privateCount;
        this.#openBlocks = openBlocks;
        this.nextToken();
        return this.#brokenStatement(start, context);
      }
    }

    #brokenStatement(start: number, context: string | null): SyntaxNode {
      const fragments: SyntaxNode[] = [];
      // Children finish before their parents, so going backwards a node that starts later lies inside the last one.
      let from = Number.POSITIVE_INFINITY;
      for (let index = this.#finished.length - 1; index >= 0; index -= 1) {
        const node = this.#finished[index];
        if (node === undefined || node.start < start) {
          break;
        }
        if (node.start < from) {
          fragments.unshift(node);
          from = node.start;
        }
      }
      opening.lastIndex = start;
      // As the body of another statement, `let` is a name.
      const keyword = context === null ? opening.exec(this.input)?.[1] : undefined;
      const broken: BrokenStatement = {
        type: "BrokenStatement",
        start,
        end: this.pos,
        opening: keyword === undefined ? undefined : { keyword, start: opening.lastIndex - keyword.length },
        fragments,
      };
      this.#finished.push(broken);
      return broken;
    }

    /** acorn looks into the declaration that it exports: a broken one must break the whole statement. */
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

    /** The token after a closing brace was made up while that brace still counted. */
    #closeBlock(): void {
      if (this.stopped) {
        this.nextToken();
      }
    }

    // --- what the engine accepts, and acorn does not ---------------------------------------------------------------

    override checkUnreserved(identifier: { start: number; end: number; name: string }): void {
      const { name, start } = identifier;
      if (this.keywords.test(name)) {
        this.raise(start, `Unexpected keyword '${name}'`);
      } else if (name === "enum" || (futureWords.has(name) && !this.facts.futureWordsAsNames)) {
        this.refuse(start, unexpected(name), `\`${name}\` is a reserved word; choose another name`);
      }
    }

    /** Default parameters are refused as such. */
    override checkYieldAwaitInDefaultParams(): void {}

    /** Constants without a value, and patterns, are rules. */
    override parseVar(node: Node, isFor: boolean, kind: string): Node {
      return super.parseVar(node, isFor, kind, true);
    }

    override parseForIn(node: Node, init: SyntaxNode): SyntaxNode {
      const declarator = init.type === "VariableDeclaration" ? init.declarations[0] : undefined;
      const value = declarator?.init;
      if (declarator === undefined || value === undefined || value === null) {
        return super.parseForIn(node, init);
      }
      // `for (var x = 1 in o)` is a rule too, so acorn must not see the value.
      declarator.init = null;
      const statement = super.parseForIn(node, init);
      declarator.init = value;
      return statement;
    }

    override expect(type: TokenType): void {
      // The one place where acorn expects this brace, and no other, is after `${…` in a template.
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

    /** The engine takes `await` for an operator wherever an expression may stand; whether it may stand there is a rule. */
    get canAwait(): boolean {
      return true;
    }

    // --- what acorn accepts, and the engine does not ---------------------------------------------------------------

    /** Where a declaration may not stand: says so, and then parses it as if it might. */
    #declarationContext(context: string | null): string | null {
      if (context === null) {
        return null;
      }
      const { start } = this;
      if (this.type === _function || this.type === _class) {
        const what = this.type === _function ? "Functions" : "Class";
        this.refuse(
          start,
          `SyntaxError: ${what} can only be declared at top level or inside a block`,
          "a declaration cannot be the body of a statement; put it into a block: `{ … }`",
        );
        return null;
      }
      if (this.isAsyncFunction()) {
        this.refuse(
          start,
          notSupported("async"),
          "an async function cannot be the body of a statement; put it into a block: `{ … }`",
        );
        return null;
      }
      const keyword = this.type === _const ? "const" : this.isContextual("let") ? "let" : undefined;
      const next = keyword === undefined ? undefined : this.source.tokenAt(this.end);
      if (keyword === undefined || next === undefined || !/^[\w$]+$/.test(next.text)) {
        return context;
      }
      if (this.facts.letAndConst) {
        this.refuse(
          start,
          `SyntaxError: ${keyword} declaration cannot appear in a single-statement context`,
          `\`${keyword}\` cannot be the body of a statement; put it into a block: \`{ ${keyword} … }\``,
        );
        return null;
      }
      return context;
    }
  };
}
