import type { ScalarShape, Shape } from "./shape.ts";

/**
 * What the SDK itself refuses before it sends anything, thrown as the plain Error that it throws, its text
 * first. The texts are those of `@smithy/core` 3.41's HTTP binding and XML serializers; the JSON serializer refuses
 * nothing, it sends whatever it is given.
 */
export function assertSerializable(shape: Shape, input: object, body: "xml" | "json"): void {
  if (shape.kind !== "structure") {
    return;
  }
  for (const { name, location } of shape.members) {
    const value = (input as Record<string, unknown>)[name];
    if (location === "label" && (value === undefined || value === null)) {
      throw new Error(
        `No value provided for input HTTP label: ${name}. Pass ${name} in the command's input.`,
      );
    }
  }
  if (body === "xml") {
    requireWritable(shape, input, "");
  }
}

function requireWritable(shape: Shape, value: unknown, path: string): void {
  if (shape.kind === "structure") {
    if (typeof value !== "object" || value === null) {
      return;
    }
    for (const { name, shape: part, location } of shape.members) {
      const member = (value as Record<string, unknown>)[name];
      if (location === "body" && member !== undefined && member !== null) {
        requireWritable(part, member, path ? `${path}.${name}` : name);
      }
    }
    return;
  }
  if (shape.kind === "list") {
    if (typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] !== "function") {
      throw new TypeError(`array is not iterable\n${path} must be a list.`);
    }
    for (const [i, element] of [...(value as Iterable<unknown>)].entries()) {
      if (element !== undefined && element !== null) {
        requireWritable(shape.element, element, `${path}[${i}]`);
      }
    }
    return;
  }
  if (shape.kind === "map") {
    return;
  }
  const advice =
    shape.kind === "blob" ? "bytes: Buffer.from(text), or new TextEncoder().encode(text)" : `a ${shape.kind}`;
  const refusal = refusalOf(shape, value);
  if (refusal) {
    throw new Error(`${refusal}\n${path} must be ${advice}.`);
  }
}

function refusalOf({ kind, name }: ScalarShape, value: unknown): string | undefined {
  if (kind === "blob") {
    if (ArrayBuffer.isView(value)) {
      return undefined;
    }
    return typeof value === "object"
      ? "@smithy/util-base64: toBase64 encoder function only accepts string | Uint8Array."
      : `Unhandled schema-value pair ${name}=${String(value)}`;
  }
  return kind !== "timestamp" && typeof value === "object"
    ? `@aws-sdk/core/protocols - xml serializer, unhandled schema type for object value and schema: ${name}`
    : undefined;
}
