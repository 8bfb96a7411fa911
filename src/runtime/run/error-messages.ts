import { findPatternError, toCompiledPattern } from "../check/regexp-pattern.ts";
import { getRuntimeFacts } from "../check/runtimes.ts";
import { parsePosition } from "./code-position.ts";
import type { CompiledPattern, EngineHooks } from "./engine-hooks.ts";
import { findMethodName, findName } from "./find-method-name.ts";
import { type HostOperations, toText } from "./host/operation.ts";
import type { FunctionSource } from "./run-input.ts";
import type { CodePosition } from "./run-report.ts";
import { errorMarker } from "./vm/engine-image.ts";
import type { EngineExports } from "./vm/exports.ts";
import { describeType, isMethodCall, readAtom } from "./vm/raw-values.ts";

/** The circumstances of an error. */
interface ErrorContext {
  /** njs's name for the type of the operand. */
  readonly type: string;
  /** The name of the property, if the error is about one. */
  readonly property: string;
  /** The built-in that created the error, undefined if the function's code did. */
  readonly builtin: string | undefined;
  readonly location: CodePosition | undefined;
  /** The number of arguments of a method call, undefined for other calls. */
  readonly methodArguments: number | undefined;
  /** The regular expression that the engine compiled last. */
  readonly pattern: CompiledPattern | undefined;
  readonly source: FunctionSource;
}

/** Creates the operation with which the guest replaces messages that have a marker. */
export function createErrorOperations(
  engine: EngineExports,
  source: FunctionSource,
  hooks: EngineHooks,
): HostOperations {
  return {
    explainError: {
      price: "text",
      run(message, builtin, position) {
        const [kind = "", ...name] = toText(message).slice(errorMarker.length).split(":");
        return explain(kind, {
          // The operands are those of this error only if its message needs them.
          get type() {
            return describeType(engine, engine.__value.value);
          },
          get property() {
            return name.length > 0 ? name.join(":") : readAtom(engine, engine.__property.value);
          },
          builtin: builtin === undefined ? undefined : toText(builtin),
          location: parsePosition(toText(position), source.code),
          methodArguments: isMethodCall(engine) ? engine.__count.value : undefined,
          pattern: hooks.lastPattern,
          source,
        });
      },
    },
  };
}

function explain(kind: string, context: ErrorContext): string {
  const template = Object.hasOwn(templates, kind) ? templates[kind] : undefined;
  return template === undefined ? kind : template(context);
}

function isEarly({ source }: ErrorContext): boolean {
  return source.runtime === "cloudfront-js-1.0";
}

const iterators = new Set(
  "every filter find findIndex forEach map reduce reduceRight some findLast findLastIndex".split(" "),
);
const enumerators = new Set("entries keys values getOwnPropertyNames getOwnPropertySymbols".split(" "));

/** The messages of njs 0.8.2, and of 0.4.3 for runtime 1.0, by kind of error. */
const templates: Readonly<Record<string, (context: ErrorContext) => string>> = {
  // njs 0.4.3 names the wrong type.
  get: (context) => `cannot get property "${context.property}" of ${isEarly(context) ? "undefined" : "null"}`,
  set: ({ type }) => `property set on primitive ${type} type`,
  in: ({ type }) => `property "in" on primitive ${type} type`,
  extend: ({ property }) => `Cannot add property "${property}", object is not extensible`,
  delete: ({ property, type }) => `Cannot delete property "${property}" of ${type}`,
  readOnly: ({ property }) => `Cannot assign to read-only property "${property}" of object`,
  undeclared: (context) => describeUndeclared(context),
  call: (context) => describeCall(context),
  construct: ({ type }) => `${type} is not a ${type === "function" ? "constructor" : "function"}`,
  new: ({ builtin }) =>
    builtin === "Promise"
      ? "the Promise constructor must be called with new"
      : `Constructor ${builtin ?? ""} requires 'new'`,
  class: ({ source, location }) => {
    const name = location && findName(source.code, location);
    return name === "Buffer"
      ? "Buffer is not a constructor"
      : `Constructor of ${name ?? "class"} requires 'new'`;
  },
  object: ({ type, builtin }) =>
    builtin !== undefined && enumerators.has(builtin)
      ? `cannot convert ${type} argument to object`
      : "cannot convert null or undefined to object",
  pattern: (context) => describePattern(context),
  flags: ({ pattern }) => `Invalid RegExp flags "${pattern?.flags ?? ""}"`,
  prototype: ({ type }) => `prototype may only be an object or null: ${type}`,
};

function describeUndeclared(context: ErrorContext): string {
  const message = `"${context.property}" is not defined`;
  const { lineInReferenceErrors } = getRuntimeFacts(context.source.runtime);
  return lineInReferenceErrors && context.location !== undefined
    ? `${message} in ${context.location.line}`
    : message;
}

function describePattern({ pattern, source }: ErrorContext): string {
  const compiler = getRuntimeFacts(source.runtime).regExpCompiler;
  const text = toCompiledPattern(pattern?.source ?? "", compiler);
  const error = findPatternError(text, compiler);
  if (error === undefined) {
    return `Invalid regular expression "${pattern?.source}" nothing to repeat`;
  }
  // PCRE2 reports the rest of the pattern even if nothing is left.
  const rest = error.rest === "" && compiler === "pcre_compile" ? "" : ` at "${error.rest}"`;
  return `${compiler}("${text}") failed: ${error.words}${rest}`;
}

function describeCall(context: ErrorContext): string {
  const { builtin, source, location, methodArguments } = context;
  if (builtin === "Promise") {
    return "unexpected arguments";
  }
  if (builtin === "sort" || builtin === "toSorted") {
    return "comparefn must be callable or undefined";
  }
  if (builtin !== undefined) {
    return isEarly(context) && iterators.has(builtin)
      ? "unexpected iterator arguments"
      : "callback argument is not callable";
  }
  const method =
    location === undefined || methodArguments === undefined
      ? undefined
      : findMethodName(source.code, location, methodArguments);
  return method === undefined
    ? `${context.type} is not a function`
    : `(intermediate value)["${method}"] is not a function`;
}
