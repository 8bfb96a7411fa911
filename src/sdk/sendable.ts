import type { Shape } from "./shape.ts";

/**
 * What the SDK itself refuses before it sends anything, thrown as the plain Error that it throws, its text
 * first. The texts are those of `@smithy/core` 3.41's HTTP binding and XML serializers.
 */
export function requireSendable(shape: Shape, input: object): void {
  if (shape.kind !== "structure") return;
  for (const { name, location } of shape.members) {
    const value = (input as Record<string, unknown>)[name];
    if (location === "label" && (value === undefined || value === null)) {
      throw new Error(
        `No value provided for input HTTP label: ${name}. Pass ${name} in the command's input.`,
      );
    }
  }
  requireBytes(shape, input, "");
}

function requireBytes(shape: Shape, value: unknown, path: string): void {
  if (shape.kind === "blob" && !ArrayBuffer.isView(value)) {
    const text =
      typeof value === "object"
        ? "@smithy/util-base64: toBase64 encoder function only accepts string | Uint8Array."
        : `Unhandled schema-value pair ${shape.name}=${String(value)}`;
    throw new Error(`${text}\n${path} must be bytes: Buffer.from(text), or new TextEncoder().encode(text).`);
  }
  if (shape.kind !== "structure" || typeof value !== "object") return;
  for (const { name, shape: part } of shape.members) {
    const member = (value as Record<string, unknown>)[name];
    if (member !== undefined && member !== null) requireBytes(part, member, path ? `${path}.${name}` : name);
  }
}
