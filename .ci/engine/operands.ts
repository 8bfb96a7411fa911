import { findAllInData, readDataSegments } from "./wasm/data.ts";
import { editCode, type Scope } from "./wasm/functions.ts";
import { addGlobal } from "./wasm/globals.ts";
import { opcodes } from "./wasm/instructions.ts";
import { signedLeb, unsignedLeb } from "./wasm/leb128.ts";
import type { Section } from "./wasm/module.ts";
import { Reader } from "./wasm/reader.ts";

/** The exported globals with the operands of the last error, and their types. */
const operandGlobals = { value: "i64", self: "i64", property: "i32", count: "i32" } as const;

type OperandName = keyof typeof operandGlobals;

/** The locals of the engine's code that hold the operands of an error with this message. */
export interface OperandCapture {
  readonly message: string;
  /** The uses of the message, numbered in the order of the code. Default: all uses. */
  readonly uses?: readonly number[];
  /**
   * The indexes of the locals: `value` is the value that caused the error, `property` the atom of the property, `self`
   * the object of a method call and `count` the number of its arguments.
   */
  readonly locals: Partial<Readonly<Record<OperandName, number>>>;
  /** Captures at the calls of the function that throws the error, `in` that function (default) or at its `entry`. */
  readonly at?: "callers" | "entry";
}

/** The value of a global that was not captured. */
const notCaptured = -1;

/**
 * Stores the operands of an error in globals before the engine creates the error. njs names the type of the operand or
 * the property in messages for which QuickJS has a constant string. The host replaces these messages, see
 * `src/runtime/run/error-messages.ts`.
 */
export function captureOperands(module: readonly Section[], captures: readonly OperandCapture[]): Section[] {
  let sections: Section[] = [...module];
  const globals = new Map<OperandName, number>();
  for (const name of Object.keys(operandGlobals) as OperandName[]) {
    const added = addGlobal(sections, `__${name}`, { type: operandGlobals[name], initial: notCaptured });
    globals.set(name, added.index);
    sections = added.sections;
  }
  const store = ({ locals, at }: OperandCapture, { parameterTypes }: Scope) =>
    [...globals].flatMap(([name, global]) => {
      const type = operandGlobals[name];
      const local = locals[name];
      // A caller can have other parameters. Inside of the throwing function, the local is known to fit.
      const isUsable = local !== undefined && (at !== "callers" || parameterTypes[local] === type);
      if (local === undefined && at === "entry") {
        return [];
      }
      const constant = type === "i64" ? opcodes.i64Const : opcodes.i32Const;
      return [
        ...(isUsable ? [opcodes.localGet, ...unsignedLeb(local)] : [constant, ...signedLeb(notCaptured)]),
        ...[opcodes.globalSet, ...unsignedLeb(global)],
      ];
    });

  const rows = captures.map((capture) => ({ capture, places: findUses(module, capture) }));
  const isIn = (places: ReadonlyMap<number, ReadonlySet<number>>, { functionIndex }: Scope, start: number) =>
    places.get(functionIndex)?.has(start) ?? false;
  return editCode(sections, {
    prologue(scope) {
      return rows
        .filter(({ capture, places }) => capture.at === "entry" && places.has(scope.functionIndex))
        .flatMap(({ capture }) => store(capture, scope));
    },
    edit({ opcode, start, end }, scope) {
      const callee = opcode === opcodes.call ? new Reader(scope.bytes, start + 1).unsigned() : undefined;
      const row = rows.find(({ capture, places }) =>
        capture.at === "callers"
          ? callee !== undefined && places.has(callee)
          : capture.at === undefined && isIn(places, scope, start),
      );
      return row && [...store(row.capture, scope), ...scope.bytes.subarray(start, end)];
    },
  });
}

/** Finds the instructions that use the message, by function. @throws Error if there are none. */
export function findUses(
  module: readonly Section[],
  { message, uses }: OperandCapture,
): ReadonlyMap<number, ReadonlySet<number>> {
  const addresses = findAllInData(readDataSegments(module), Buffer.from(`${message}\0`, "latin1"));
  const places = new Map<number, Set<number>>();
  let seen = 0;
  editCode(module, {
    edit({ opcode, start }, { bytes, functionIndex }) {
      if (opcode !== opcodes.i32Const || !addresses.includes(new Reader(bytes, start + 1).signed32())) {
        return undefined;
      }
      const use = seen++;
      if (uses === undefined || uses.includes(use)) {
        places.set(functionIndex, (places.get(functionIndex) ?? new Set()).add(start));
      }
      return undefined;
    },
  });
  if (places.size === 0) {
    throw new Error(`${JSON.stringify(message)} is used ${seen} times, of which none was captured`);
  }
  return places;
}
