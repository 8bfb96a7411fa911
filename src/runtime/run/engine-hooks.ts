import { findPatternError, toCompiledPattern } from "../check/regexp-pattern.ts";
import { type FunctionRuntime, getRuntimeFacts } from "../check/runtimes.ts";
import { formatNumber } from "./host/format-number.ts";
import { getPrice } from "./host/fuel.ts";
import { bucketSize, getPropertyOrder } from "./property-order.ts";
import { rewritePattern } from "./rewrite-pattern.ts";
import type { EngineExports } from "./vm/exports.ts";
import { createRawString, isPlainObject, readAtom, readRawString } from "./vm/raw-values.ts";
import { outOfGuestMemory } from "./vm/values.ts";

/** The last pattern that the engine compiled, for the message of an error. */
export interface CompiledPattern {
  readonly source: string;
  readonly flags: string;
}

/** The behavior of njs in places where the engine calls the host, see `.ci/engine/hooks.ts`. */
export interface EngineHooks {
  /** The regular expression that the engine compiled last. */
  readonly lastPattern: CompiledPattern | undefined;
  replacePattern(): boolean;
  formatNumber(radix: number, format: number): boolean;
  sortProperties(tableAddress: number, countAddress: number): void;
}

/** A pattern that the engine rejects with the message that `error-messages.ts` replaces. */
const invalidPattern = "*";

/** Creates the hooks of one run. */
export function createEngineHooks(engine: EngineExports, runtime: FunctionRuntime): EngineHooks {
  // The order of properties is a matter of the engine itself, which has one flag for it.
  engine.__keepsOrder.value = runtime === "cloudfront-js-1.0" ? 1 : 0;
  const { regExpCompiler } = getRuntimeFacts(runtime);
  let lastPattern: CompiledPattern | undefined;
  /** Runs a hook. Without memory for its result, the engine continues and reports the lack of memory itself. */
  const attempt = (hook: () => boolean) => {
    try {
      return hook();
    } catch (error) {
      if (error !== outOfGuestMemory) {
        throw error;
      }
      return false;
    }
  };
  return {
    get lastPattern() {
      return lastPattern;
    },
    replacePattern: () =>
      attempt(() => {
        const source = readRawString(engine, engine.__pattern.value);
        const flags = isUndefined(engine.__flags.value) ? "" : readRawString(engine, engine.__flags.value);
        lastPattern = { source, flags };
        engine.__fuel.value -= getPrice("query", source.length);
        if (findPatternError(toCompiledPattern(source, regExpCompiler), regExpCompiler) !== undefined) {
          engine.__pattern.value = createRawString(engine, invalidPattern);
          return true;
        }
        const rewritten = rewritePattern(source, flags, runtime);
        if (rewritten === undefined) {
          return false;
        }
        engine.__pattern.value = createRawString(engine, rewritten.pattern);
        engine.__flags.value = createRawString(engine, rewritten.flags);
        return true;
      }),
    sortProperties(tableAddress, countAddress) {
      const view = new DataView(engine.memory.buffer);
      const count = view.getUint32(countAddress, true);
      if (count <= bucketSize || !isPlainObject(engine, engine.__object.value)) {
        return;
      }
      engine.__fuel.value -= count * propertyFuel;
      const table = new Uint8Array(
        engine.memory.buffer,
        view.getUint32(tableAddress, true),
        count * entryBytes,
      );
      const entries = Array.from({ length: count }, (_, i) =>
        table.slice(i * entryBytes, (i + 1) * entryBytes),
      );
      const names = entries.map((entry) =>
        readAtom(engine, new DataView(entry.buffer).getUint32(atomOffset, true)),
      );
      getPropertyOrder(names).forEach((from, to) => {
        table.set(entries[from] ?? [], to * entryBytes);
      });
    },
    formatNumber: (radix, format) =>
      attempt(() => {
        const number = engine.__number.value;
        const isFree = radix === 10 ? format === 0 : (format & fixedDigitsMask) === 0;
        // The digits of the other numbers do not depend on the algorithm.
        if (!isFree || !Number.isFinite(number) || Number.isSafeInteger(number)) {
          return false;
        }
        engine.__fuel.value -= numberFuel;
        const text = radix === 10 ? formatNumber(number) : number.toString(radix);
        engine.__pattern.value = createRawString(engine, text);
        return true;
      }),
  };
}

/** The layout of an entry in the engine's list of properties: a flag and the atom of the name. */
const entryBytes = 8;
const atomOffset = 4;
/** The fuel for sorting a property, which takes less than a microsecond. */
const propertyFuel = 40;

/** The bits of the format that request a number of digits, as `toFixed` does. */
const fixedDigitsMask = 3;

/** The fuel for the digits of a number, which take some 10 microseconds. */
const numberFuel = 200;

const undefinedTag = 3n;

function isUndefined(value: bigint): boolean {
  return BigInt.asUintN(64, value) >> 32n === undefinedTag;
}
