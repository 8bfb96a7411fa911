import { errorMarker as marker } from "../../src/runtime/run/vm/engine-image.ts";
import type { OperandCapture } from "./operands.ts";
import type { MessagePatch } from "./patch-messages.ts";

/**
 * QuickJS's messages and those of njs 0.8.2, from which runtime 2.0 derives. A message with a marker depends on the
 * operand, the place or the runtime. The host replaces it when the error is created, see
 * `src/runtime/run/error-messages.ts`.
 */
export const messagePatches: readonly MessagePatch[] = [
  { from: "cannot read property '%s' of undefined", to: 'cannot get property "%s" of undefined' },
  { from: "cannot read property '%s' of null", to: `${marker}get:%s` },
  { from: "cannot set property '%s' of undefined", to: "property set on primitive undefined type" },
  { from: "cannot set property '%s' of null", to: "property set on primitive null type" },
  { from: "not an object", to: `${marker}set`, uses: [0] },
  { from: "invalid 'in' operand", to: `${marker}in` },
  { from: "object is not extensible", to: `${marker}extend`, uses: [2, 3, 5] },
  { from: "could not delete property", to: `${marker}delete` },
  { from: "%s is not defined", to: `${marker}undeclared:%s` },
  { from: "%s is not initialized", to: "cannot access variable before initialization" },
  { from: "'%s' is read-only", to: "assignment to constant variable", uses: [2] },
  { from: "'%s' is read-only", to: `${marker}readOnly:%s`, uses: [3] },
  { from: "not a function", to: `${marker}call` },
  { from: "not a constructor", to: `${marker}construct` },
  { from: "must be called with new", to: `${marker}new` },
  { from: "Cannot convert undefined or null to object", to: `${marker}object` },
  { from: "invalid 'instanceof' right operand", to: "right argument is not callable" },
  { from: "toPrimitive", to: "Cannot convert object to primitive value" },
  { from: "cannot convert symbol to number", to: "Cannot convert a Symbol value to a number" },
  { from: "cannot convert symbol to string", to: "Cannot convert a Symbol value to a string" },
  { from: "invalid number of digits", to: "digits argument must be between 0 and 100" },
  { from: "invalid repeat count", to: "" },
  { from: "invalid code point", to: "" },
  { from: "invalid array index", to: "invalid index" },
  { from: "object prototype may only be an Object or null", to: `${marker}prototype` },
  { from: "class constructors must be invoked with 'new'", to: `${marker}class` },
  {
    from: "regexp must have the 'g' flag",
    to: "String.prototype.replaceAll called with a non-global RegExp argument",
  },
  { from: "Date value is NaN", to: "Invalid time value" },
  { from: "invalid regular expression flags", to: `${marker}flags` },
  { from: "nothing to repeat", to: `${marker}pattern` },
  { from: "empty array", to: "Reduce of empty object with no initial value" },
  { from: "circular reference", to: "Nested too deep or a cyclic structure" },
  { from: "invalid array length", to: "Invalid array length" },
  { from: "expecting hex digit", to: "malformed URI" },
  { from: "expecting %%", to: "malformed URI" },
  { from: "malformed UTF-8", to: "malformed URI" },
];

/** The operands of the messages with a marker. */
export const operandCaptures: readonly OperandCapture[] = [
  { message: "not a function", locals: { value: 1, self: 2, count: 4 }, at: "callers" },
  { message: "not a constructor", locals: { value: 1 }, at: "entry" },
  { message: "not an object", uses: [0], locals: { value: 4 } },
  { message: "invalid 'in' operand", locals: { value: 45 } },
  { message: "object is not extensible", uses: [2, 3], locals: { property: 2 } },
  { message: "object is not extensible", uses: [5], locals: {} },
  { message: "could not delete property", locals: { value: 1, property: 2 }, at: "entry" },
  { message: "'%s' is read-only", uses: [3], locals: {} },
  { message: "object prototype may only be an Object or null", locals: { value: 1 } },
  { message: "Cannot convert undefined or null to object", locals: { value: 1 } },
];
