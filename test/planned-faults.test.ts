import { ListFunctionsCommand, PublishFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "./support/interception-modes.ts";
import { refusalOf } from "./support/refusal.ts";

describe.each(interceptionModes)("the error of a planned fault ($name)", ({ open }) => {
  it.each(["Throttling", "AccessDenied", "PreconditionFailed"] as const)(
    "says that it was planned, and where: %s",
    async (name) => {
      using opened = open({});
      opened.cloudfront.faults.on(PublishFunctionCommand).rejectsOnce(name);
      const error = await refusalOf(
        opened.client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: "E1" })),
      );
      expect(error.name).toBe(name);
      expect((error.cause as Error).message).toMatch(
        new RegExp(
          `^The error was planned: .*\\.rejectsOnce\\("${name}"\\) at .*planned-faults\\.test\\.ts:\\d+`,
        ),
      );
    },
  );

  it.each(["disconnectsOnce", "losesResponseOnce"] as const)(
    "says that it was planned: %s",
    async (method) => {
      using opened = open({});
      opened.cloudfront.faults.on(ListFunctionsCommand)[method]();
      const error = await refusalOf<NodeJS.ErrnoException>(opened.client.send(new ListFunctionsCommand({})));
      expect(error.code).toBe("ECONNRESET");
      expect((error.cause as Error).message).toMatch(/planned.*planned-faults\.test\.ts:\d+/);
    },
  );
});

it.each(["rejects", "disconnects"] as const)(
  'the stack of a planned error begins at the caller in mode "send": %s',
  async (method) => {
    using opened = interceptionModes[0]!.open();
    const chain = opened.cloudfront.faults.on(ListFunctionsCommand);
    if (method === "rejects") {
      chain.rejects("Throttling");
    } else {
      chain.disconnects();
    }
    const error = await refusalOf(opened.client.send(new ListFunctionsCommand({})));
    expect(error.stack?.split("\n").find((line) => line.includes(" at "))).toContain(
      "planned-faults.test.ts",
    );
  },
);
