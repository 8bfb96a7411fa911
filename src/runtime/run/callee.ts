const notAFunctionPattern = "TypeError: undefined is not a function";
const identifierPattern = /^[A-Za-z_$][\w$]*/;
const memberBeforePattern = /\.\s*([A-Za-z_$][\w$]*)\s*$/;
const dotBeforePattern = /\.\s*$/;
const nativeFramePattern = /^\s*at \S+ \(native\)/;

/**
 * QuickJS says of every call of what is no function the same; njs names the method (`(intermediate value)["f"] is
 * not a function`) and tells a callback from it (`callback argument is not callable`). The name is read off the code
 * at the place of the call, which is that of the method's name or of the bracket behind it.
 */
export function nameCallee(message: string, code: string, stack: string, place: Place | undefined): string {
  if (message !== notAFunctionPattern) {
    return message;
  }
  if (nativeFramePattern.test(stack)) {
    return "TypeError: callback argument is not callable";
  }
  const method = place === undefined ? undefined : findMethod(code, place);
  return method === undefined ? message : `TypeError: (intermediate value)["${method}"] is not a function`;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

function findMethod(code: string, { line, column }: Place): string | undefined {
  const lines = code.split("\n");
  const text = lines[line - 1] ?? "";
  const before = `${lines[line - 2] ?? ""}\n${text.slice(0, column - 1)}`;
  const here = identifierPattern.exec(text.slice(column - 1));
  if (here === null) {
    return memberBeforePattern.exec(before)?.[1];
  }
  return dotBeforePattern.test(before) ? here[0] : undefined;
}
