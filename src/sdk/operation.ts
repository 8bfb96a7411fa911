import type { Command, MetadataBearer, StaticOperationSchema } from "@smithy/types";

/** Any SDK client package, seen as the bag of names that it exports. */
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
 * The SDK types a required member as `T | undefined`, so that a caller may leave it out and be told by the
 * service. Behind the required-members stage it is there: this type says so, at every depth.
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

/** What the user passes to `new XCommand(...)`. */
export type RawInput<S extends Sdk, Op extends string> =
  // biome-ignore lint/suspicious/noExplicitAny: `infer` needs every other parameter left open
  CommandOf<S, Op> extends Command<any, infer I, any, any, any> ? I : never;

/** What a handler gets: the input after the required-members stage. */
export type Input<S extends Sdk, Op extends string> = Present<RawInput<S, Op>>;

/** Bytes need not be the SDK's byte adapter: the pipeline's copy is. */
type HandlerOutput<O> = {
  [K in keyof O as Exclude<K, "$metadata">]: Extract<O[K], Uint8Array> extends never
    ? O[K]
    : Exclude<O[K], Uint8Array> | Uint8Array;
};

/** What a handler answers: the SDK's output without `$metadata`, which the pipeline adds. */
export type Output<S extends Sdk, Op extends string> =
  // biome-ignore lint/suspicious/noExplicitAny: `infer` needs every other parameter left open
  CommandOf<S, Op> extends Command<any, any, any, infer O extends MetadataBearer, any>
    ? HandlerOutput<O>
    : never;

/**
 * The one key under which an operation is known everywhere: `namespace#Name`. Never the bare name:
 * `DescribeKeyValueStore` exists in two clients.
 */
export type OperationId = `${string}#${string}`;

export function getOperationId(schema: StaticOperationSchema): OperationId {
  return `${schema[1]}#${schema[2]}`;
}

/** `CreateFunction` */
export function getOperationName(schema: StaticOperationSchema): string {
  return schema[2];
}

interface HttpTrait {
  readonly http: readonly [method: string, path: string, status: number];
}

/** The status of a success, as the schema's `http` trait has it: 201 for a create, 204 for a delete. */
export function getSuccessStatus(schema: StaticOperationSchema): number {
  return (schema[3] as HttpTrait).http[2];
}

/** A command knows its schema only as an instance; what is no command of a schema-based client has none. */
export function findCommandSchema(command: new (input: never) => object): StaticOperationSchema | undefined {
  return (new command({} as never) as { schema?: StaticOperationSchema }).schema;
}
