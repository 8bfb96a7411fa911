import {
  CreateFunctionCommand,
  type FunctionConfig,
  type FunctionRuntime,
  TestFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import type { AnyCommand, ProbeContext } from "../probe-context.ts";

export const passThrough = "function handler(event) { return event.request; }";

export const config: FunctionConfig = { Comment: "", Runtime: "cloudfront-js-2.0" as FunctionRuntime };

/** Creates the command that creates a function. */
export function create(Name: string, code = passThrough, settings: Partial<FunctionConfig> = {}) {
  return new CreateFunctionCommand({
    Name,
    FunctionConfig: { ...config, ...settings },
    FunctionCode: Buffer.from(code),
  });
}

/** Creates a function with a name of the run. */
export async function createFunction(
  context: ProbeContext,
  code?: string,
): Promise<{ Name: string; ETag: string }> {
  const Name = context.name();
  const { ETag } = await context.send(create(Name, code));
  return { Name, ETag };
}

/** Members of an event. They replace those of {@link makeEvent}; undefined removes a member. */
export interface EventChanges {
  readonly request?: object | undefined;
  readonly [member: string]: unknown;
}

function makeEvent({ request, ...members }: EventChanges): object {
  return {
    version: "1.0",
    context: { eventType: "viewer-request" },
    viewer: { ip: "198.51.100.11" },
    request: { method: "GET", uri: "/", querystring: {}, headers: {}, cookies: {}, ...request },
    ...members,
  };
}

/** Creates the command that runs a function on an event. */
export function createTestCommand(Name: string, IfMatch: string, changes: EventChanges = {}) {
  return new TestFunctionCommand({
    Name,
    IfMatch,
    EventObject: Buffer.from(JSON.stringify(makeEvent(changes))),
  });
}

/** Creates a function, and the command that runs it on an event. */
export async function createTest(
  context: ProbeContext,
  code: string,
  changes?: EventChanges,
): Promise<AnyCommand> {
  const { Name, ETag } = await createFunction(context, code);
  return createTestCommand(Name, ETag, changes);
}

/** Runs code by TestFunction and returns its result. */
export async function run(context: ProbeContext, code: string, changes?: EventChanges) {
  const { TestResult } = await context.send(await createTest(context, code, changes));
  return {
    message: TestResult?.FunctionErrorMessage,
    output: TestResult?.FunctionOutput ? JSON.parse(TestResult.FunctionOutput) : undefined,
    logs: TestResult?.FunctionExecutionLogs,
  };
}
