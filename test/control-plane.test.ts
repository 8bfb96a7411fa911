import { describe, expect, it } from "vitest";
import { controlPlaneCases } from "./support/control-plane-cases.ts";
import { createWorld } from "./support/control-plane-world.ts";
import { interceptionModes } from "./support/interception-modes.ts";

describe.each(interceptionModes)("the control plane ($name)", ({ open }) => {
  it.each(controlPlaneCases)("$name", async ({ run, options, expected }) => {
    using opened = open(options);
    const outcome = await run(createWorld(opened)).then(
      (value) => ({ value }),
      (error) => ({ error: error.name, status: error.$metadata?.httpStatusCode, message: error.message }),
    );
    expect(outcome).toMatchObject(expected);
  });
});
