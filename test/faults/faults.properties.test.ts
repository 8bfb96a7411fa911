import {
  DescribeFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dispatch, makeFaulty } from "../support/backend.ts";

const commands = {
  ListFunctions: { Command: ListFunctionsCommand, make: () => new ListFunctionsCommand({}) },
  DescribeFunction: {
    Command: DescribeFunctionCommand,
    make: () => new DescribeFunctionCommand({ Name: "edge" }),
  },
  GetFunction: { Command: GetFunctionCommand, make: () => new GetFunctionCommand({ Name: "edge" }) },
};
type Name = keyof typeof commands;
const names = Object.keys(commands) as Name[];

type Step =
  | { readonly does: "plan"; readonly on: Name | undefined; readonly times: number }
  | { readonly does: "call"; readonly name: Name };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant("plan" as const),
    on: fc.constantFrom(undefined, ...names),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ does: fc.constant("call" as const), name: fc.constantFrom(...names) }),
);

it("the first matching fault with calls left applies to each call, and pending() counts the rest", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { backend, faults } = makeFaulty();
      const model: { on: Name | undefined; error: Error; remaining: number }[] = [];
      for (const [i, action] of steps.entries()) {
        if (action.does === "plan") {
          const error = new Error(`fault ${i}`);
          const chain = action.on ? faults.on(commands[action.on].Command as never) : faults.onAnyCommand();
          if (action.times === 1) {
            chain.rejectsOnce(error);
          } else {
            chain.rejectsTimes(action.times, error);
          }
          model.push({ on: action.on, error, remaining: action.times });
        } else {
          const outcome = await dispatch(backend, commands[action.name].make()).catch(
            (error: Error) => error,
          );
          const due = model.find(
            ({ on, remaining }) => remaining > 0 && (on === undefined || on === action.name),
          );
          if (due) {
            expect(outcome).toBe(due.error);
            due.remaining -= 1;
          } else {
            expect((outcome as Error).message ?? "").not.toMatch(/^fault/);
          }
        }
        expect(faults.pending().map(({ operation, remaining }) => [operation, remaining])).toEqual(
          model.filter(({ remaining }) => remaining > 0).map(({ on, remaining }) => [on, remaining]),
        );
      }
    }),
    { numRuns: 150 },
  );
});
