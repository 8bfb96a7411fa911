import { findUses } from "./operands.ts";
import { editCode } from "./wasm/functions.ts";
import { addGlobal } from "./wasm/globals.ts";
import { opcodes } from "./wasm/instructions.ts";
import { unsignedLeb } from "./wasm/leb128.ts";
import type { Section } from "./wasm/module.ts";
import { Reader } from "./wasm/reader.ts";

/** The index of JS_GetOwnPropertyNamesInternal(context, tableAddress, countAddress, object, flags) in `quickjs.wasm`. */
const getOwnPropertyNames = 170;
/** The index of JS_AtomIsArrayIndex(context, resultAddress, atom) in `quickjs.wasm`. */
const isArrayIndex = 234;
/** The imports of the module loader, which no function can use. The hooks call the host by them. */
const normalizeImport = 3;
const loadImport = 4;
/** The block type of an `if` without a result. */
const noResult = 0x40;

/**
 * Adds hooks to three functions of the engine, so that the host can replace what they do:
 *
 * - Before the engine compiles a regular expression, the host can replace its pattern and flags, which are in the
 *   globals `__pattern` and `__flags`.
 * - Before the engine converts a number to a string, the host can return the string in the global `__pattern`. The
 *   number is in the global `__number`.
 * - If the global `__keepsOrder` is not 0, names like `1` are no exception to the order of properties, and the host can
 *   sort the properties of the object in the global `__object`.
 */
export function addHooks(module: readonly Section[]): Section[] {
  const pattern = addGlobal(module, "__pattern", { type: "i64", initial: 0 });
  const flags = addGlobal(pattern.sections, "__flags", { type: "i64", initial: 0 });
  const number = addGlobal(flags.sections, "__number", { type: "f64", initial: 0 });
  const keepsOrder = addGlobal(number.sections, "__keepsOrder", { type: "i32", initial: 0 });
  const object = addGlobal(keepsOrder.sections, "__object", { type: "i32", initial: 0 });
  const get = (local: number) => [opcodes.localGet, local];
  const set = (local: number) => [opcodes.localSet, local];
  const load = (index: number) => [opcodes.globalGet, ...unsignedLeb(index)];
  const store = (index: number) => [opcodes.globalSet, ...unsignedLeb(index)];

  // js_compile_regexp(context, pattern, flags)
  const compile = findFunction(module, "extraneous characters at the end", ["i32", "i64", "i64"]);
  const compileHook = [
    ...[...get(1), ...store(pattern.index), ...get(2), ...store(flags.index)],
    ...[...get(0), opcodes.i32Const, 0, opcodes.call, loadImport],
    ...[opcodes.if, noResult],
    ...[...load(pattern.index), ...set(1), ...load(flags.index), ...set(2)],
    opcodes.end,
  ];
  // js_dtoa2(context, number, radix, digits, format)
  const format = findFunction(module, "NaN", ["i32", "f64", "i32", "i32", "i32"]);
  const formatHook = [
    ...[...get(1), ...store(number.index)],
    ...[...get(2), ...get(4), opcodes.call, normalizeImport],
    ...[opcodes.if, noResult, ...load(pattern.index), opcodes.return, opcodes.end],
  ];
  const sortHook = [
    // Only if the function succeeds, its result, which is on the stack, is 0.
    ...[...get(7), opcodes.i32Eqz, ...load(keepsOrder.index), opcodes.i32And, opcodes.if, noResult],
    ...[...get(1), ...get(2), opcodes.call, loadImport, opcodes.drop, opcodes.end],
  ];
  const prologues = new Map([
    [compile, compileHook],
    [format, formatHook],
    [getOwnPropertyNames, [...get(3), ...store(object.index)]],
  ]);
  return editCode(object.sections, {
    prologue: ({ functionIndex }) => prologues.get(functionIndex) ?? [],
    edit({ opcode, start, end }, { functionIndex, bytes }) {
      if (functionIndex !== getOwnPropertyNames) {
        return undefined;
      }
      const own = bytes.subarray(start, end);
      if (opcode === opcodes.return) {
        return [...sortHook, ...own];
      }
      const isCheck = opcode === opcodes.call && new Reader(bytes, start + 1).unsigned() === isArrayIndex;
      return isCheck ? [...own, ...load(keepsOrder.index), opcodes.i32Eqz, opcodes.i32And] : undefined;
    },
  });
}

/** The local of `re_parse_term` with the number of the first capture group in a term that is repeated. */
const firstCapture = 7;

/**
 * Keeps the captures of a repeated group from one iteration to the next, as PCRE does. The engine compiles a repeated
 * term with captures to code that resets them, from the first to the last. The edit makes this range empty: its end
 * becomes the capture before the first, instead of the number of captures minus 1.
 */
export function keepCaptures(module: readonly Section[]): Section[] {
  const parseTerm = findFunction(module, "nothing to repeat", ["i32", "i32"]);
  const subtraction = [opcodes.i32Load8U, opcodes.i32Const, opcodes.i32Sub];
  let recent: number[] = [];
  let edited = 0;
  const sections = editCode(module, {
    edit({ opcode, end }, { functionIndex, bytes }) {
      if (functionIndex !== parseTerm) {
        return undefined;
      }
      recent = [...recent.slice(-2), opcode];
      // The end of the range is a byte, which the next instruction stores.
      if (recent.join() !== subtraction.join() || bytes[end] !== opcodes.i32Store8) {
        return undefined;
      }
      edited += 1;
      return [opcodes.drop, opcodes.drop, opcodes.localGet, firstCapture, opcodes.i32Const, 1, opcode];
    },
  });
  if (edited !== 2) {
    throw new Error(`the engine resets captures in ${edited} places, but the build expects 2`);
  }
  return sections;
}

/** Finds the function with these parameters that uses the string. */
function findFunction(module: readonly Section[], text: string, parameters: readonly string[]): number {
  let found: number | undefined;
  const candidates = findUses(module, { message: text, locals: {} });
  editCode(module, {
    prologue({ functionIndex, parameterTypes }) {
      if (candidates.has(functionIndex) && parameterTypes.join() === parameters.join()) {
        found = functionIndex;
      }
      return [];
    },
  });
  if (found === undefined) {
    throw new Error(`no function with the parameters ${parameters.join()} uses ${JSON.stringify(text)}`);
  }
  return found;
}
