/** Compares two values in a way of its own, or answers `undefined` to leave them to the runner, which calls it. */
export type Tester = (this: never, a: unknown, b: unknown, customTesters: never[]) => boolean | undefined;

interface HintOptions {
  readonly isNot?: boolean;
  readonly promise?: string;
  readonly secondArgument?: string;
}

/** What vitest and jest alike hand to a matcher as `this`. */
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

/** What a matcher answers. The message is asked for only where the expectation fails. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}
