import { MockCloudFrontError } from "../../core/errors.ts";
import type { FaultChain } from "../../faults/fault-chain.ts";
import type { Faults } from "../../faults/faults.ts";
import type { ErrorName } from "../../faults/named-errors.ts";
import { instanceAdvice } from "../../faults/planned-error.ts";
import type { Sdk } from "../../sdk/operation.ts";
import { getOperations } from "../../sdk/server-protocol.ts";
import type { ServiceApi } from "../../sdk/service-api.ts";
import { getShape } from "../../sdk/shape.ts";
import { formatValue } from "../../values/format-value.ts";

/** The JSON of a request that plans a fault: `{ operation?, input?, verb, error?, times?, ms?, rate? }`. */
type FaultRequest = Readonly<Record<string, unknown>>;

/** Plans the fault that a request describes. Throws `INVALID_FAULT` for a request that is wrong. */
export function planFault(
  faults: Pick<Faults, "onOperation">,
  request: FaultRequest,
  apis: Iterable<ServiceApi<Sdk>>,
): void {
  const { operation, input, verb: name } = request;
  const verb = typeof name === "string" && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    throw createFaultError(`The verb is ${formatValue(name)}. Use one of ${Object.keys(verbs).join(", ")}.`);
  }
  assertKnown(Object.keys(request), ["operation", "input", "verb", ...verb.members], `A fault that ${name}`);
  const schema = operation === undefined ? undefined : findSchema(operation, apis);
  if (input !== undefined) {
    assertPattern(input, schema);
  }
  try {
    verb.plan(faults.onOperation(schema, input as object | undefined), new FaultArguments(request));
  } catch (error) {
    throw error instanceof MockCloudFrontError
      ? createFaultError(error.message.replace(instanceAdvice, "").trimEnd())
      : error;
  }
}

interface Verb {
  /** The members of the request that the verb uses. */
  readonly members: readonly ("error" | "times" | "rate" | "ms")[];
  plan(chain: FaultChain, fault: FaultArguments): unknown;
}

/** The methods of `cloudfront.faults`. */
const verbs: Readonly<Record<string, Verb>> = {
  rejects: { members: ["error"], plan: (chain, fault) => chain.rejects(fault.error) },
  rejectsOnce: { members: ["error"], plan: (chain, fault) => chain.rejectsOnce(fault.error) },
  rejectsTimes: {
    members: ["times", "error"],
    plan: (chain, fault) => chain.rejectsTimes(fault.getNumber("times"), fault.error),
  },
  rejectsRandomly: {
    members: ["rate", "error"],
    plan: (chain, fault) => chain.rejectsRandomly(fault.getNumber("rate"), fault.error),
  },
  rejectsFor: {
    members: ["ms", "error"],
    plan: (chain, fault) => chain.rejectsFor(fault.getNumber("ms"), fault.error),
  },
  delays: { members: ["ms"], plan: (chain, fault) => chain.delays(fault.getNumber("ms")) },
  delaysOnce: { members: ["ms"], plan: (chain, fault) => chain.delaysOnce(fault.getNumber("ms")) },
  hangs: { members: [], plan: (chain) => chain.hangs() },
  hangsOnce: { members: [], plan: (chain) => chain.hangsOnce() },
  disconnects: { members: [], plan: (chain) => chain.disconnects() },
  disconnectsOnce: { members: [], plan: (chain) => chain.disconnectsOnce() },
  losesResponse: { members: [], plan: (chain) => chain.losesResponse() },
  losesResponseOnce: { members: [], plan: (chain) => chain.losesResponseOnce() },
};

/** The arguments of a verb, checked when the verb reads them. */
class FaultArguments {
  readonly #request: FaultRequest;

  constructor(request: FaultRequest) {
    this.#request = request;
  }

  /** The name of an error. `rejects` refuses a name that the service does not have. */
  get error(): ErrorName {
    const { error } = this.#request;
    if (typeof error !== "string") {
      throw createFaultError(`The error is ${formatValue(error)}. Give the name of an error: "Throttling".`);
    }
    return error as ErrorName;
  }

  getNumber(name: "times" | "rate" | "ms"): number {
    const value = this.#request[name];
    if (typeof value !== "number") {
      const { verb } = this.#request;
      throw createFaultError(`The member ${name} of ${verb} is ${formatValue(value)}. Give a number.`);
    }
    return value;
  }
}

/** Throws for an input pattern that no call of the operation could match. */
function assertPattern(input: unknown, schema: OperationSchema | undefined): void {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw createFaultError(
      `The input is ${formatValue(input)}. Give an object with the members that a call must have: { "Name": "edge" }.`,
    );
  }
  const shape = schema && getShape(schema[4]);
  if (shape?.kind === "structure") {
    const names = shape.members.map(({ name }) => name);
    assertKnown(Object.keys(input), names, `The input of ${schema?.[2]}`);
  }
}

function assertKnown(names: readonly string[], known: readonly string[], owner: string): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw createFaultError(
      `${owner} has no member ${formatValue(unknown)}. ${known.length > 0 ? `The members are: ${known.join(", ")}.` : "It has no members."}`,
    );
  }
}

type OperationSchema = ReturnType<typeof getOperations>[number];

function findSchema(
  operation: unknown,
  apis: Iterable<ServiceApi<Sdk>>,
): ReturnType<typeof getOperations>[0] {
  for (const api of apis) {
    const schema = getOperations(api).find(([, , name]) => name === operation);
    if (schema) {
      return schema;
    }
  }
  throw createFaultError(
    `There is no operation ${formatValue(operation)}. Name one of CloudFront's: "CreateFunction".`,
  );
}

/** Creates the error for a control request that is wrong. */
export function createFaultError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_FAULT", message);
}
