import type { Command, MetadataBearer, StaticOperationSchema } from "@smithy/types";

/** The exports of an SDK client package. */
export type Sdk = object;

/** `CreateFunction` for every `CreateFunctionCommand` that the package exports. */
export type OperationName<S extends Sdk> = {
  [K in keyof S]: K extends `${infer Op}Command` ? (Op extends "$" ? never : Op) : never;
}[keyof S] &
  string;

type CommandOf<S extends Sdk, Op extends string> = `${Op}Command` extends infer K extends keyof S
  ? S[K] extends new (
      ...args: never[]
    ) => infer C
    ? C
    : never
  : never;

type Opaque = Date | Uint8Array | ((...args: never[]) => unknown);

/**
 * An input whose required members are present, at every depth. The SDK types required members as `T | undefined`, so
 * that callers can omit them and get the service's error. Handlers run after that check.
 */
export type Present<T> = T extends Opaque
  ? T
  : T extends readonly (infer E)[]
    ? Present<E>[]
    : T extends object
      ? {
          [K in keyof T]: undefined extends T[K]
            ? object extends Pick<T, K>
              ? Present<Exclude<T[K], undefined>> | undefined
              : Present<Exclude<T[K], undefined>>
            : Present<T[K]>;
        }
      : T;

/** The input that the user passes to `new XCommand(...)`. */
export type RawInput<S extends Sdk, Op extends string> =
  // biome-ignore lint/suspicious/noExplicitAny: `infer` needs every other parameter left open
  CommandOf<S, Op> extends Command<any, infer I, any, any, any> ? I : never;

/** The input of a handler, with all required members. */
export type Input<S extends Sdk, Op extends string> = Present<RawInput<S, Op>>;

/** An output in which bytes need not be the SDK's byte adapter, because the pipeline converts them. */
type HandlerOutput<O> = {
  [K in keyof O as Exclude<K, "$metadata">]: Extract<O[K], Uint8Array> extends never
    ? O[K]
    : Exclude<O[K], Uint8Array> | Uint8Array;
};

/** The output of a handler: the SDK's output without `$metadata`, which the pipeline adds. */
export type Output<S extends Sdk, Op extends string> =
  // biome-ignore lint/suspicious/noExplicitAny: `infer` needs every other parameter left open
  CommandOf<S, Op> extends Command<any, any, any, infer O extends MetadataBearer, any>
    ? HandlerOutput<O>
    : never;

/** The unique id of an operation: `namespace#Name`. The name alone is ambiguous: two clients have `DescribeKeyValueStore`. */
export type OperationId = `${string}#${string}`;

/** Returns the id of an operation. */
export function getOperationId(schema: StaticOperationSchema): OperationId {
  return `${schema[1]}#${schema[2]}`;
}

/** Returns the name of an operation, such as `CreateFunction`. */
export function getOperationName(schema: StaticOperationSchema): string {
  return schema[2];
}

interface HttpTrait {
  readonly http: readonly [method: string, path: string, status: number];
}

/** Returns the HTTP status of a success from the schema's `http` trait, such as 201 for a create. */
export function getSuccessStatus(schema: StaticOperationSchema): number {
  return (schema[3] as HttpTrait).http[2];
}

/**
 * Returns the schema of a command class, or undefined if the class is not a command of a schema-based client. Creates a
 * command, because only instances have the schema.
 */
export function findCommandSchema(command: new (input: never) => object): StaticOperationSchema | undefined {
  return (new command({} as never) as { schema?: StaticOperationSchema }).schema;
}
