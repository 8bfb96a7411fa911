interface SavedProperty {
  readonly owner: object;
  readonly name: string;
  readonly descriptor: PropertyDescriptor | undefined;
}

/** Overrides properties temporarily and restores them. */
export class PropertyOverrides {
  readonly #saved: SavedProperty[] = [];

  put(owner: object, name: string, value: unknown): void {
    this.#saved.push({ owner, name, descriptor: Object.getOwnPropertyDescriptor(owner, name) });
    Object.defineProperty(owner, name, { value, writable: true, enumerable: true, configurable: true });
  }

  /** Restores the original properties, last override first, because a property may have been overridden twice. */
  undo(): void {
    for (const { owner, name, descriptor } of this.#saved.splice(0).reverse()) {
      if (descriptor) {
        Object.defineProperty(owner, name, descriptor);
      } else {
        delete (owner as Record<string, unknown>)[name];
      }
    }
  }
}
