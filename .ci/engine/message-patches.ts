import type { MessagePatch } from "./patch-messages.ts";

/**
 * QuickJS's messages and those of njs 0.8.2, from which runtime 2.0 derives. The prelude handles the messages that
 * differ in runtime 1.0, which derives from njs 0.4.3.
 */
export const messagePatches: readonly MessagePatch[] = [
  { from: "cannot read property '%s' of undefined", to: 'cannot get property "%s" of undefined' },
  { from: "cannot read property '%s' of null", to: 'cannot get property "%s" of null' },
  { from: "cannot set property '%s' of undefined", to: "property set on primitive undefined type" },
  { from: "cannot set property '%s' of null", to: "property set on primitive null type" },
  { from: "%s is not defined", to: '"%s" is not defined' },
  { from: "%s is not initialized", to: "cannot access variable before initialization" },
  { from: "'%s' is read-only", to: "assignment to constant variable", uses: [2] },
  { from: "'%s' is read-only", to: 'Cannot assign to read-only property "%s" of object', uses: [3] },
  { from: "not a function", to: "undefined is not a function" },
  { from: "not a constructor", to: "function is not a constructor" },
  { from: "invalid 'instanceof' right operand", to: "right argument is not callable" },
  { from: "toPrimitive", to: "Cannot convert object to primitive value" },
  { from: "circular reference", to: "Nested too deep or a cyclic structure" },
  { from: "invalid array length", to: "Invalid array length" },
  { from: "expecting hex digit", to: "malformed URI" },
  { from: "malformed UTF-8", to: "malformed URI" },
];
