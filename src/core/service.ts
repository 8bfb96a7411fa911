import type { StaticOperationSchema } from "@smithy/types";
import {
  getOperationId,
  type Input,
  type OperationId,
  type OperationName,
  type Output,
  type RawInput,
  type Sdk,
} from "../sdk/operation.ts";
import type { ServiceApi } from "../sdk/service-api.ts";
import type { RulesFor } from "./constraints.ts";
import type { Context } from "./context.ts";
import { MockCloudFrontError } from "./errors.ts";

/**
 * Answers one operation. The input is a copy, its required members are there and its constraints hold; it
 * must not be changed, since the journal keeps it too. A write is synchronous from read to write.
 */
export type Handler<S extends Sdk, Op extends OperationName<S>> = (
  input: Input<S, Op>,
  context: Context,
) => Output<S, Op> | Promise<Output<S, Op>>;

/** Some operations of a client package, by name, each with what answers it. */
export type Handlers<S extends Sdk> = { readonly [Op in OperationName<S>]?: Handler<S, Op> };

/** Lengths, patterns and values of an operation's input, which the SDK's schemas do not carry. */
export type Constraints<S extends Sdk> = {
  readonly [Op in OperationName<S>]?: RulesFor<RawInput<S, Op>>;
};

/** One operation that a service handles, as the pipeline sees it; `defineService` makes it. */
export interface Operation {
  readonly id: OperationId;
  readonly schema: StaticOperationSchema;
  readonly api: ServiceApi<Sdk>;
  readonly service: string;
  readonly handle: (input: object, context: Context) => object | Promise<object>;
  readonly rules: object | undefined;
  readonly guard: ((context: Context) => void) | undefined;
}

/** What `mockCloudFront({ services })` mounts: a family of operations under a name. */
export interface Service {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** What holds for the operations of a service beside their handlers. */
export interface ServiceOptions<S extends Sdk> {
  /** Checked before the handler is asked; what breaks them is refused in the api's words. */
  readonly constraints?: Constraints<S>;
  /** Runs before anything else of each of the service's operations; throws to refuse the call. */
  readonly guard?: (context: Context) => void;
}

/**
 * Gathers one resource family's handlers into what `mockCloudFront({ services })` mounts. The compiler holds
 * each handler against the SDK's own types: a wrong name, input or output does not compile.
 *
 * @throws MockCloudFrontError `UNKNOWN_OPERATION` for a name that the SDK does not have.
 * @example
 * import { builtinServices, cloudFront, defineService, mockCloudFront } from "mock-cloudfront";
 *
 * const trustStores = defineService("trust-stores", cloudFront, {
 *   ListTrustStores: () => ({ TrustStoreList: [] }),
 * });
 * const cloudfront = mockCloudFront({ services: [...builtinServices, trustStores] });
 */
export function defineService<S extends Sdk>(
  name: string,
  api: ServiceApi<S>,
  handlers: Handlers<S>,
  { constraints = {}, guard }: ServiceOptions<S> = {},
): Service {
  const operations = Object.entries(handlers).map(([operation, handle]): Operation => {
    const schema = getOperationSchema(api, operation);
    const rules = (constraints as Record<string, object | undefined>)[operation];
    return {
      id: getOperationId(schema),
      schema,
      api: api,
      service: name,
      handle: handle as Operation["handle"],
      rules,
      guard,
    };
  });
  return { name, operations };
}

/** What the SDK's schemas of operations begin with; those of structures and errors bear other numbers. */
const operationKind = 9;

/** The schema that a client package exports for an operation: `CreateFunction$`. */
export function getOperationSchema(api: ServiceApi<Sdk>, operation: string): StaticOperationSchema {
  const schema = (api.sdk as Record<string, StaticOperationSchema | undefined>)[`${operation}$`];
  if (!Array.isArray(schema) || schema[0] !== operationKind) {
    throw new MockCloudFrontError(
      "UNKNOWN_OPERATION",
      `This client's package has no operation "${operation}". Name it as its command, without "Command": "CreateFunction".`,
    );
  }
  return schema;
}
