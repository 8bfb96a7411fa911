import {
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  PublishFunctionCommand,
  TestFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { assumed, defineProbes } from "../probe.ts";
import { config, create, createFunction, passThrough, run } from "./run-function.ts";

function update(Name: string, IfMatch: string, code = passThrough) {
  return new UpdateFunctionCommand({
    Name,
    IfMatch,
    FunctionConfig: config,
    FunctionCode: Buffer.from(code),
  });
}

/** What the service does with functions. */
export const functionProbes = defineProbes("functions", [
  {
    does: "a new function is UNPUBLISHED, in the stage DEVELOPMENT",
    certainty: "documented",
    source: "API reference, CreateFunction and FunctionSummary",
    async ask(context) {
      const { FunctionSummary } = await context.send(create(context.name()));
      return FunctionSummary;
    },
    expected: {
      Status: "UNPUBLISHED",
      FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
      FunctionMetadata: { FunctionARN: /^arn:aws:cloudfront::\d{12}:function\//, Stage: "DEVELOPMENT" },
    },
  },
  {
    does: "a name can be taken once",
    certainty: "documented",
    source: "API reference, CreateFunction: FunctionAlreadyExists",
    async ask(context) {
      const { Name } = await createFunction(context);
      return context.observe(create(Name));
    },
    expected: { error: "FunctionAlreadyExists", status: 409 },
  },
  {
    does: "a function that was never created does not exist",
    certainty: "documented",
    source: "API reference, DescribeFunction: NoSuchFunctionExists",
    ask: (context) => context.observe(new DescribeFunctionCommand({ Name: context.name() })),
    expected: { error: "NoSuchFunctionExists", status: 404 },
  },
  {
    does: "an update with a stale ETag is refused",
    certainty: "documented",
    source: "API reference, UpdateFunction: PreconditionFailed",
    async ask(context) {
      const { Name, ETag } = await createFunction(context);
      await context.send(update(Name, ETag, `${passThrough} // 2`));
      return context.observe(update(Name, ETag));
    },
    expected: { error: "PreconditionFailed", status: 412 },
  },
  {
    does: "an update changes the ETag, and a read returns it",
    certainty: "documented",
    source: "AWS developer guide, Manage functions with the CLI",
    async ask(context) {
      const { Name, ETag } = await createFunction(context);
      const updated = await context.send(update(Name, ETag, `${passThrough} // 2`));
      const described = await context.send(new DescribeFunctionCommand({ Name }));
      return { isChanged: updated.ETag !== ETag, isReturned: described.ETag === updated.ETag };
    },
    expected: { isChanged: true, isReturned: true },
  },
  {
    does: "publishing copies DEVELOPMENT to LIVE",
    certainty: "documented",
    source: "AWS developer guide, Publish a function",
    async ask(context) {
      const { Name, ETag } = await createFunction(context);
      await context.send(new PublishFunctionCommand({ Name, IfMatch: ETag }));
      const live = await context.send(new GetFunctionCommand({ Name, Stage: "LIVE" }));
      return { code: Buffer.from(live.FunctionCode).toString() };
    },
    expected: { code: passThrough },
  },
  {
    does: "the stage LIVE does not exist before a publication",
    certainty: "documented",
    source: "API reference, DescribeFunction: NoSuchFunctionExists",
    async ask(context) {
      const { Name } = await createFunction(context);
      return context.observe(new DescribeFunctionCommand({ Name, Stage: "LIVE" }));
    },
    expected: { error: "NoSuchFunctionExists", status: 404 },
  },
  {
    does: "a list has a created function, with its ARN",
    certainty: "documented",
    source: "API reference, ListFunctions",
    async ask(context) {
      const { Name } = await createFunction(context);
      let Marker: string | undefined;
      do {
        const { FunctionList } = await context.send(
          new ListFunctionsCommand({ Marker, Stage: "DEVELOPMENT" }),
        );
        const found = FunctionList.Items?.find((item: { Name?: string }) => item.Name === Name);
        if (found) {
          return { arn: found.FunctionMetadata.FunctionARN };
        }
        Marker = FunctionList.NextMarker;
      } while (Marker);
      return {};
    },
    expected: { arn: /^arn:aws:cloudfront::\d{12}:function\// },
  },
  {
    does: "a delete with a stale ETag is refused",
    certainty: "documented",
    source: "API reference, DeleteFunction: PreconditionFailed",
    async ask(context) {
      const { Name, ETag } = await createFunction(context);
      await context.send(update(Name, ETag, `${passThrough} // 2`));
      return context.observe(new DeleteFunctionCommand({ Name, IfMatch: ETag }));
    },
    expected: { error: "PreconditionFailed", status: 412 },
  },
  {
    does: "code over 10 KB is refused",
    certainty: "documented",
    source: "AWS developer guide, Quotas: maximum function size 10 KB",
    ask: (context) => context.observe(create(context.name(), `${passThrough}//${"x".repeat(10_240)}`)),
    expected: { error: "FunctionSizeLimitExceeded", status: 413 },
  },
  {
    does: "TestFunction returns what the function returns",
    certainty: "documented",
    source: "API reference, TestFunction",
    async ask(context) {
      const rewrite = "function handler(event) { event.request.uri = '/b'; return event.request; }";
      const { output, message } = await run(context, rewrite, { request: { uri: "/a" } });
      return { uri: output?.request?.uri, message };
    },
    expected: { uri: "/b", message: "" },
  },
  {
    does: "TestFunction reports an exception with its type",
    certainty: "seen",
    source: "public reports of FunctionErrorMessage",
    async ask(context) {
      const { message } = await run(context, "function handler(event) { return event.none.uri; }");
      return { message };
    },
    expected: { message: /TypeError: cannot get property "uri" of undefined/ },
  },
  {
    does: "an update of a published function keeps its status",
    ...assumed("its output was never published"),
    async ask(context) {
      const { Name, ETag } = await createFunction(context);
      await context.send(new PublishFunctionCommand({ Name, IfMatch: ETag }));
      const { FunctionSummary } = await context.send(update(Name, ETag, `${passThrough} // 2`));
      return { isUnpublished: FunctionSummary.Status === "UNPUBLISHED" };
    },
    expected: { isUnpublished: false },
  },
  {
    does: "a later publication keeps the time of the creation of LIVE",
    ...assumed("the first publication sets both times"),
    async ask(context) {
      const { Name, ETag: IfMatch } = await createFunction(context);
      const times: string[] = [];
      for (let i = 0; i < 2; i++) {
        const { FunctionSummary } = await context.send(new PublishFunctionCommand({ Name, IfMatch }));
        times.push(FunctionSummary.FunctionMetadata.CreatedTime.toISOString());
      }
      return { isSame: times[0] === times[1] };
    },
    expected: { isSame: true },
  },
  {
    does: "TestFunction refuses a stale ETag as a malformed one",
    ...assumed("the operation does not declare PreconditionFailed"),
    async ask(context) {
      const { Name, ETag: IfMatch } = await createFunction(context);
      await context.send(update(Name, IfMatch, `${passThrough} // 2`));
      const EventObject = Buffer.from("{}");
      return context.observe(new TestFunctionCommand({ Name, IfMatch, EventObject }));
    },
    expected: { error: "InvalidIfMatchVersion", status: 400 },
  },
]);
