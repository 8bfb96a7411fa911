/** Properties that are another for a while, and then what they were. */
export class PropertyOverrides {
  readonly #former: { owner: object; name: string; descriptor: PropertyDescriptor | undefined }[] = [];

  put(owner: object, name: string, value: unknown): void {
    this.#former.push({ owner, name, descriptor: Object.getOwnPropertyDescriptor(owner, name) });
    Object.defineProperty(owner, name, { value, writable: true, enumerable: true, configurable: true });
  }

  /** Last first, since one property may have been put twice. */
  undo(): void {
    for (const { owner, name, descriptor } of this.#former.splice(0).reverse()) {
      if (descriptor) {
        Object.defineProperty(owner, name, descriptor);
      } else {
        delete (owner as Record<string, unknown>)[name];
      }
    }
  }
}
