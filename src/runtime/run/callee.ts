const NOT_A_FUNCTION = "TypeError: not a function";
const MEMBER_CALL = /\.\s*([A-Za-z_$][\w$]*)\s*$/;

/**
 * njs names the method that is no function (`(intermediate value)["f"] is not a function`), QuickJS does not: the
 * name is read off the code at the place of the call.
 */
export function nameCallee(
  message: string,
  code: string,
  place: { line: number; column: number } | undefined,
): string {
  if (message !== NOT_A_FUNCTION) return message;
  const method = place === undefined ? undefined : findMethod(code, place);
  return `TypeError: ${method === undefined ? "undefined" : `(intermediate value)["${method}"]`} is not a function`;
}

function findMethod(code: string, { line, column }: { line: number; column: number }): string | undefined {
  const text = code.split("\n")[line - 1] ?? "";
  const before = MEMBER_CALL.exec(text.slice(0, column - 1));
  return before?.[1];
}
