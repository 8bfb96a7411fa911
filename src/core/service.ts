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
 * Handles one operation. The input is a copy with all required members, and its constraints hold. A handler must not
 * change the input, because the call log keeps it too. A handler that writes must not await between reading and
 * writing the state.
 */
export type Handler<S extends Sdk, Op extends OperationName<S>> = (
  input: Input<S, Op>,
  context: Context,
) => Output<S, Op> | Promise<Output<S, Op>>;

/** Handlers of operations of a client package, by operation name. */
export type Handlers<S extends Sdk> = { readonly [Op in OperationName<S>]?: Handler<S, Op> };

/** The lengths, patterns and enum values of operation inputs, which the SDK's schemas lack. */
export type Constraints<S extends Sdk> = {
  readonly [Op in OperationName<S>]?: RulesFor<RawInput<S, Op>>;
};

/** Rejects a call by throwing, before every other check. `operation` is a name such as `CreateFunction`. */
export type Guard = (context: Context, call: { readonly operation: string; readonly input: object }) => void;

/** An operation that a service handles. Created by `defineService`. */
export interface Operation {
  readonly id: OperationId;
  readonly schema: StaticOperationSchema;
  readonly api: ServiceApi<Sdk>;
  readonly service: string;
  readonly handle: (input: object, context: Context) => object | Promise<object>;
  readonly rules: object | undefined;
  readonly guard: Guard | undefined;
}

/** A named group of operations for `mockCloudFront({ services })`. */
export interface Service {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** Checks that run before the handlers of a service. */
export interface ServiceOptions<S extends Sdk> {
  /** Checked before the handler runs. A violation throws the API's `invalidInput` error. */
  readonly constraints?: Constraints<S>;
  /** Runs before every other check of every operation. Throws to reject the call. */
  readonly guard?: Guard;
}

/**
 * Defines a service for `mockCloudFront({ services })` from the handlers of its operations. Handlers have the SDK's own
 * types, so a wrong operation name, input or output does not compile.
 *
 * @throws MockCloudFrontError `UNKNOWN_OPERATION` for an operation that the SDK does not have
 * @example
 * import { builtinServices, cloudFront, defineService, mockCloudFront } from "mock-cloudfront";
 *
 * const trustStores = defineService("my-trust-stores", cloudFront, {
 *   ListTrustStores: () => ({ TrustStoreList: [] }),
 * });
 * const others = builtinServices.filter(({ name }) => name !== "trust-stores");
 * const cloudfront = mockCloudFront({ services: [...others, trustStores] });
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
      api,
      service: name,
      handle: handle as Operation["handle"],
      rules,
      guard,
    };
  });
  return { name, operations };
}

/** The first element of the SDK's operation schemas. Schemas of structures and errors start with other numbers. */
const operationKind = 9;

/**
 * Returns the schema that a client package exports for an operation, such as `CreateFunction$`.
 *
 * @throws MockCloudFrontError `UNKNOWN_OPERATION`
 */
export function getOperationSchema(api: ServiceApi<Sdk>, operation: string): StaticOperationSchema {
  const schema = (api.sdk as Record<string, StaticOperationSchema | undefined>)[`${operation}$`];
  if (!Array.isArray(schema) || schema[0] !== operationKind) {
    throw new MockCloudFrontError(
      "UNKNOWN_OPERATION",
      `The client package has no operation "${operation}". Use the name of its command without "Command", such as "CreateFunction".`,
    );
  }
  return schema;
}
