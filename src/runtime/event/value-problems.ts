/** An object as JSON has it: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `request.headers.host`, and `request.querystring["a b"]` where a dot would mislead. */
export function memberOf(path: string, name: string): string {
  return /^[\w$-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** How a value is shown in a sentence: short, and never a whole document. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  if (typeof value === "object" && value !== null) {
    return "an object";
  }
  if (typeof value === "function") {
    return "a function";
  }
  if (typeof value !== "string") {
    return String(value);
  }
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

/** What keeps a member from being text; nothing if it is absent. */
export function textProblems(value: unknown, path: string): string[] {
  return value === undefined || typeof value === "string"
    ? []
    : [`${path} must be a string, and is ${shown(value)}`];
}

/**
 * What is wrong with the shape of headers, cookies or query string parameters. They may be absent. Members that
 * nobody knows are passed over.
 *
 * seen: the service accepts `multivalue` for `multiValue` in an event, and leaves it out of the output
 * (aws-samples/amazon-cloudfront-functions, add-cors-header, 2021-04)
 */
export function valueObjectsProblems(values: unknown, path: string): string[] {
  if (values === undefined) {
    return [];
  }
  if (!isObject(values)) {
    return [`${path} must be an object, and is ${shown(values)}`];
  }
  return Object.entries(values).flatMap(([name, value]) => {
    const at = memberOf(path, name);
    if (name === "") {
      return [`${path} must not have an empty name`];
    }
    if (!isObject(value)) {
      return [`${at} must be an object with a value, and is ${shown(value)}`];
    }
    return [...itemProblems(value, at, hasItems(value)), ...multiValueProblems(value.multiValue, at)];
  });
}

/** "If the multiValue exists and was modified, value is ignored": then it need not be there. */
function hasItems({ multiValue }: Record<string, unknown>): boolean {
  return Array.isArray(multiValue) && multiValue.length > 0;
}

function itemProblems(item: Record<string, unknown>, at: string, mayLackValue: boolean): string[] {
  const problems = [
    ...textProblems(item.value, `${at}.value`),
    ...textProblems(item.attributes, `${at}.attributes`),
  ];
  if (item.value === undefined && !mayLackValue) {
    problems.unshift(`${at}.value is missing`);
  }
  return problems;
}

function multiValueProblems(items: unknown, path: string): string[] {
  const at = `${path}.multiValue`;
  if (items === undefined) {
    return [];
  }
  if (!Array.isArray(items)) {
    return [`${at} must be a list, and is ${shown(items)}`];
  }
  return items.flatMap((item: unknown, i) =>
    isObject(item)
      ? itemProblems(item, `${at}[${i}]`, false)
      : [`${at}[${i}] must be an object with a value, and is ${shown(item)}`],
  );
}

/** Every text that a header, cookie or parameter carries. Its shape has been checked. */
export function textsOf(value: unknown): string[] {
  const { value: first, multiValue = [] } = value as { value?: string; multiValue?: { value: string }[] };
  return [...(first === undefined ? [] : [first]), ...multiValue.map((item) => item.value)];
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * What is wrong with a body: a string, or an object of an encoding and data.
 *
 * AWS developer guide, "CloudFront Functions event structure": the only encodings are text and base64, and of data
 * that is no base64 "CloudFront returns an error". assumed: the encoding may not be left out.
 */
export function bodyProblems(body: unknown, path: string): string[] {
  if (body === undefined || typeof body === "string") {
    return [];
  }
  if (!isObject(body)) {
    return [`${path} must be a string or an object with encoding and data, and is ${shown(body)}`];
  }
  const { encoding, data } = body;
  const problems: string[] = [];
  if (encoding !== "text" && encoding !== "base64") {
    problems.push(`${path}.encoding must be "text" or "base64", and is ${shown(encoding)}`);
  }
  if (typeof data !== "string") {
    problems.push(`${path}.data must be a string, and is ${shown(data)}`);
  } else if (encoding === "base64" && !base64.test(data)) {
    problems.push(`${path}.data must be valid base64`);
  }
  return problems;
}
