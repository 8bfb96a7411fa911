import type { ScalarShape, Shape } from "./shape.ts";
import { formatInputPath, visitShape } from "./visit-shape.ts";

/**
 * Throws the errors that the SDK throws before it sends a request: plain Errors, with our advice on a second line.
 * The messages are those of the HTTP binding and XML serializers of `@smithy/core` 3.41. The JSON serializer sends
 * whatever it gets.
 */
export function assertSerializable(shape: Shape, input: object, body: "xml" | "json"): void {
  if (shape.kind !== "structure") {
    return;
  }
  for (const { name, location } of shape.members) {
    const value = (input as Readonly<Record<string, unknown>>)[name];
    if (location === "label" && (value === undefined || value === null)) {
      throw new Error(
        `No value provided for input HTTP label: ${name}. Pass ${name} in the command's input.`,
      );
    }
  }
  if (body === "xml") {
    assertXmlSerializable(shape, input);
  }
}

function assertXmlSerializable(shape: Shape, input: object): void {
  visitShape(shape, input, {
    includes: ({ location }) => location === "body",
    visit(part, value, path) {
      switch (part.kind) {
        case "structure":
          return typeof value === "object";
        case "map":
          return false;
        case "list":
          if (!isIterable(value)) {
            throw new TypeError(`array is not iterable\n${formatInputPath(path)} must be a list.`);
          }
          return true;
        default: {
          const message = getXmlSerializerError(part, value);
          if (message !== undefined) {
            throw new Error(`${message}\n${formatInputPath(path)} must be ${describeKind(part.kind)}.`);
          }
          return true;
        }
      }
    },
  });
}

function isIterable(value: unknown): boolean {
  return typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
}

function describeKind(kind: ScalarShape["kind"]): string {
  return kind === "blob" ? "bytes: Buffer.from(text), or new TextEncoder().encode(text)" : `a ${kind}`;
}

/** Returns the XML serializer's error for a value, or undefined if it writes the value. */
function getXmlSerializerError({ kind, name }: ScalarShape, value: unknown): string | undefined {
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
