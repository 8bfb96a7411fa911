import type { StaticOperationSchema } from "@smithy/types";
import { Backend, type BackendOptions } from "../../src/core/backend.ts";
import type { FaultHooks } from "../../src/core/pipeline.ts";
import { answerCall } from "../../src/core/pipeline.ts";
import type { Service } from "../../src/core/service.ts";
import { Faults } from "../../src/faults/faults.ts";
import { builtinServices } from "../../src/services/index.ts";
import { Clock } from "./clock.ts";

interface Settings extends Partial<BackendOptions> {
  readonly services?: readonly Service[];
  readonly planned?: FaultHooks;
}

/** Creates a backend without a transport, on a fixed clock. */
export function makeBackend({ services = builtinServices, planned, ...options }: Settings = {}): Backend {
  return new Backend(
    services,
    {
      accountId: "123456789012",
      quotas: {},
      codeCheck: "strict",
      propagation: "immediate",
      objects: {},
      now: new Clock().now,
      randomSeed: 1,
      ...options,
    },
    planned,
  );
}

/** Sends a command to a backend as a transport does. */
export function dispatch<O extends object = object>(
  backend: Backend,
  command: { readonly input: object },
  region?: string,
  signal?: AbortSignal,
): Promise<O> {
  const { schema } = command as unknown as { schema: StaticOperationSchema };
  return answerCall({ schema, input: command.input, region, signal }, backend) as Promise<O>;
}

/** Creates a backend with faults and a clock. */
export function makeFaulty(options: Settings = {}) {
  const clock = new Clock();
  const faults = new Faults(clock.now, "the mock");
  return { clock, faults, backend: makeBackend({ now: clock.now, ...options, planned: faults }) };
}
