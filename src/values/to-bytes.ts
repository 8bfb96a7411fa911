/** Returns the bytes of a view, without copying them. Takes views of another realm, as jest has them. */
export function toBytes(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
