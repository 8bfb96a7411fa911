/** Compares two values. Returns `undefined` to leave the comparison to the runner. */
export type Tester = (this: never, a: unknown, b: unknown, customTesters: never[]) => boolean | undefined;

interface HintOptions {
  readonly isNot?: boolean;
  readonly promise?: string;
  readonly secondArgument?: string;
}

/** The part of a matcher's `this` that vitest and jest have in common. */
export interface MatcherContext {
  readonly isNot?: boolean;
  /** `"rejects"`, `"resolves"` or empty. */
  readonly promise?: string;
  readonly customTesters: Tester[];
  equals(a: unknown, b: unknown, customTesters?: Tester[], strictCheck?: boolean): boolean;
  readonly utils: {
    matcherHint(name: string, received?: string, expected?: string, options?: HintOptions): string;
    printExpected(value: unknown): string;
    printReceived(value: unknown): string;
    diff(expected: unknown, received: unknown): string | null | undefined;
    readonly iterableEquality: Tester;
    readonly subsetEquality: Tester;
  };
}

/** The result of a matcher. The runner calls `message` only if the assertion fails. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}
