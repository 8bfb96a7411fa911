import { MockCloudFrontError } from "../../core/errors.ts";
import type { FaultChain } from "../../faults/fault-chain.ts";
import type { Faults } from "../../faults/faults.ts";
import type { ErrorName } from "../../faults/named-errors.ts";
import type { Sdk } from "../../sdk/operation.ts";
import { getOperations } from "../../sdk/server-protocol.ts";
import type { ServiceApi } from "../../sdk/service-api.ts";
import { formatValue } from "../../values/format-value.ts";

/** The JSON of a request that plans a fault: `{ operation?, input?, verb, error?, times?, ms?, rate? }`. */
type FaultRequest = Readonly<Record<string, unknown>>;

/** Plans the fault that a request describes. Throws `INVALID_FAULT` for a request that is wrong. */
export function planFault(
  faults: Pick<Faults, "onOperation">,
  request: FaultRequest,
  apis: Iterable<ServiceApi<Sdk>>,
): void {
  const { operation, input, verb } = request;
  const plan = typeof verb === "string" && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!plan) {
    throw createFaultError(`The verb is ${formatValue(verb)}. Use one of ${Object.keys(verbs).join(", ")}.`);
  }
  if (input !== undefined && (typeof input !== "object" || input === null)) {
    throw createFaultError(
      `The input is ${formatValue(input)}. Give an object with the members that a call must have: { "Name": "edge" }.`,
    );
  }
  const schema = operation === undefined ? undefined : findSchema(operation, apis);
  plan(faults.onOperation(schema, input), new FaultArguments(request));
}

/** The methods of `cloudfront.faults`, and the members of the request that they use. */
const verbs: Readonly<Record<string, (chain: FaultChain, fault: FaultArguments) => unknown>> = {
  rejects: (chain, fault) => chain.rejects(fault.error),
  rejectsOnce: (chain, fault) => chain.rejectsOnce(fault.error),
  rejectsTimes: (chain, fault) => chain.rejectsTimes(fault.getNumber("times"), fault.error),
  rejectsRandomly: (chain, fault) => chain.rejectsRandomly(fault.getNumber("rate"), fault.error),
  rejectsFor: (chain, fault) => chain.rejectsFor(fault.getNumber("ms"), fault.error),
  delays: (chain, fault) => chain.delays(fault.getNumber("ms")),
  delaysOnce: (chain, fault) => chain.delaysOnce(fault.getNumber("ms")),
  hangs: (chain) => chain.hangs(),
  hangsOnce: (chain) => chain.hangsOnce(),
  disconnects: (chain) => chain.disconnects(),
  disconnectsOnce: (chain) => chain.disconnectsOnce(),
  losesResponse: (chain) => chain.losesResponse(),
  losesResponseOnce: (chain) => chain.losesResponseOnce(),
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

function createFaultError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_FAULT", message);
}
