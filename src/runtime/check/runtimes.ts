/** The two runtimes that viewer functions can ask for in `FunctionConfig.Runtime`. */
export type FunctionRuntime = "cloudfront-js-1.0" | "cloudfront-js-2.0";

/** How one runtime's language differs from the other's. Everything else is alike, and stands in the rules. */
export interface RuntimeFacts {
  readonly name: FunctionRuntime;
  /** As people say it: "runtime 1.0". */
  readonly version: "1.0" | "2.0";
  readonly letAndConst: boolean;
  readonly asyncFunctions: boolean;
  readonly numericSeparators: boolean;
  readonly debuggerStatement: boolean;
  readonly octalEscapes: boolean;
  /** White space beyond ASCII between tokens: a byte order mark, a no-break space. */
  readonly unicodeSpaces: boolean;
  /** May `interface`, `package`, `static`, `let`, … name a variable? */
  readonly futureWordsAsNames: boolean;
  /** `for (o.x in …)` */
  readonly memberAsForInTarget: boolean;
  /** 1.0 parses `f(...a)` and then passes `a` itself; 2.0 refuses it. */
  readonly spreadParses: boolean;
  readonly maxFunctionNesting: number;
  readonly regExpFlags: string;
  readonly regExpCompiler: "pcre_compile" | "pcre_compile2";
  /** Does a read of an undeclared name report its line? */
  readonly lineInReferenceErrors: boolean;
}

/** Measured against njs 0.4.3 and 0.8.2, whose texts the two runtimes use to the letter. */
const facts: Readonly<Record<FunctionRuntime, RuntimeFacts>> = {
  "cloudfront-js-1.0": {
    name: "cloudfront-js-1.0",
    version: "1.0",
    letAndConst: false,
    asyncFunctions: false,
    numericSeparators: false,
    debuggerStatement: false,
    octalEscapes: true,
    unicodeSpaces: false,
    futureWordsAsNames: true,
    memberAsForInTarget: false,
    spreadParses: true,
    maxFunctionNesting: 8,
    regExpFlags: "gim",
    regExpCompiler: "pcre_compile",
    lineInReferenceErrors: true,
  },
  "cloudfront-js-2.0": {
    name: "cloudfront-js-2.0",
    version: "2.0",
    letAndConst: true,
    asyncFunctions: true,
    numericSeparators: true,
    debuggerStatement: true,
    octalEscapes: false,
    unicodeSpaces: true,
    futureWordsAsNames: false,
    memberAsForInTarget: true,
    spreadParses: false,
    maxFunctionNesting: Number.POSITIVE_INFINITY,
    regExpFlags: "gimy",
    regExpCompiler: "pcre_compile2",
    lineInReferenceErrors: false,
  },
};

export function isFunctionRuntime(value: unknown): value is FunctionRuntime {
  return typeof value === "string" && Object.hasOwn(facts, value);
}

export function factsOf(runtime: FunctionRuntime): RuntimeFacts {
  return facts[runtime];
}

export const functionRuntimes: readonly FunctionRuntime[] = ["cloudfront-js-1.0", "cloudfront-js-2.0"];
