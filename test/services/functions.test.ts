import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  type FunctionStage,
  GetFunctionCommand,
  ListFunctionsCommand,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { observedEtags } from "../../src/core/etags.ts";
import { scaleRuns } from "../support/effort.ts";
import { interceptionModes, type OpenedMock } from "../support/interception-modes.ts";
import { bytes, makeConfig, makeFunction, passThrough } from "../support/make.ts";

/** All that the service's rules come to: a version a stage, and the code that it had. */
interface ModelFunction {
  version: number;
  code: string;
  live?: { version: number; code: string };
}
type Model = Map<string, ModelFunction>;

const name = fc.constantFrom("a", "b", "c");
const code = fc.nat({ max: 9 }).map((n) => `${passThrough} // ${n}`);
/** The current ETag, or one that once was, or none at all. */
const ifMatch = fc.constantFrom("current", "stale", "none");
const step = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), name, code }),
  fc.record({ kind: fc.constant("update" as const), name, code, ifMatch }),
  fc.record({ kind: fc.constant("publish" as const), name, ifMatch }),
  fc.record({ kind: fc.constant("delete" as const), name, ifMatch }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const quota = 2;

/** What the service must answer: the name of an exception, or nothing; applies the step where it may. */
function expected(model: Model, given: Step): string | undefined {
  const known = model.get(given.name);
  if (given.kind === "create") {
    if (known) {
      return "FunctionAlreadyExists";
    }
    if (model.size >= quota) {
      return "TooManyFunctions";
    }
    model.set(given.name, { version: 1, code: given.code });
    return undefined;
  }
  if (!known) {
    return "NoSuchFunctionExists";
  }
  if (given.ifMatch === "none") {
    return "InvalidIfMatchVersion";
  }
  if (given.ifMatch === "stale") {
    return "PreconditionFailed";
  }
  if (given.kind === "update") {
    Object.assign(known, { version: known.version + 1, code: given.code });
  }
  if (given.kind === "publish") {
    known.live = { version: known.version, code: known.code };
  }
  if (given.kind === "delete") {
    model.delete(given.name);
  }
  return undefined;
}

function etagFor(model: Model, given: Exclude<Step, { kind: "create" }>): string | undefined {
  if (given.ifMatch === "none") {
    return undefined;
  }
  const version = model.get(given.name)?.version ?? 1;
  return given.ifMatch === "current" ? observedEtags[version] : observedEtags[version - 1];
}

async function take({ client }: OpenedMock, model: Model, given: Step): Promise<string | undefined> {
  const Name = given.name;
  const send = (): Promise<unknown> => {
    if (given.kind === "create") {
      return client.send(new CreateFunctionCommand(makeFunction({ Name, FunctionCode: bytes(given.code) })));
    }
    const IfMatch = etagFor(model, given);
    if (given.kind === "publish") {
      return client.send(new PublishFunctionCommand({ Name, IfMatch }));
    }
    if (given.kind === "delete") {
      return client.send(new DeleteFunctionCommand({ Name, IfMatch }));
    }
    const upload = { FunctionConfig: makeConfig(), FunctionCode: bytes(given.code) };
    return client.send(new UpdateFunctionCommand({ Name, IfMatch, ...upload }));
  };
  return send().then(
    () => undefined,
    (error: Error) => error.name,
  );
}

async function stageOf({ client }: OpenedMock, Name: string, Stage: FunctionStage): Promise<unknown> {
  try {
    const { ETag, FunctionCode } = await client.send(new GetFunctionCommand({ Name, Stage }));
    const described = await client.send(new DescribeFunctionCommand({ Name, Stage }));
    expect(described.ETag).toBe(ETag);
    return { version: observedEtags.indexOf(ETag ?? ""), code: FunctionCode?.transformToString() };
  } catch (error) {
    return (error as Error).name;
  }
}

async function listedBy({ client }: OpenedMock, MaxItems: number, Stage?: FunctionStage): Promise<string[]> {
  const listed: string[] = [];
  let Marker: string | undefined;
  do {
    const { FunctionList } = await client.send(new ListFunctionsCommand({ MaxItems, Stage, Marker }));
    expect(FunctionList?.Quantity).toBe(FunctionList?.Items?.length ?? 0);
    listed.push(...(FunctionList?.Items ?? []).map((item) => `${item.Name}/${item.FunctionMetadata?.Stage}`));
    Marker = FunctionList?.NextMarker;
  } while (Marker);
  return listed;
}

describe.each(interceptionModes)("functions ($name)", { timeout: 30_000 }, ({ open }) => {
  it("behave like a model of ten lines in any order of operations", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        using opened = open({ quotas: { functions: quota } });
        const model: Model = new Map();
        for (const given of steps) {
          const answered = await take(opened, model, given);
          expect(answered).toBe(expected(model, given));
        }
        for (const known of ["a", "b", "c"]) {
          const { live, ...development } = model.get(known) ?? {};
          const absent = "NoSuchFunctionExists";
          expect(await stageOf(opened, known, "DEVELOPMENT")).toEqual(
            model.has(known) ? development : absent,
          );
          expect(await stageOf(opened, known, "LIVE")).toEqual(live ?? absent);
        }
      }),
      { numRuns: scaleRuns(200) },
    );
  });

  it("appear in lists once, whatever the page size and stage", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 12 }),
        fc.integer({ min: 1, max: 15 }),
        fc.constantFrom("DEVELOPMENT" as const, "LIVE" as const, undefined),
        async (names, maxItems, stage) => {
          using opened = open();
          names.forEach((name, i) => {
            opened.cloudfront.seed.function({ name, code: passThrough, publish: i % 2 === 0 });
          });
          const all = names.flatMap((name, i) => [
            `${name}/DEVELOPMENT`,
            ...(i % 2 === 0 ? [`${name}/LIVE`] : []),
          ]);
          const listed = await listedBy(opened, maxItems, stage);
          expect(listed).toEqual(all.filter((item) => !stage || item.endsWith(stage)));
        },
      ),
      { numRuns: scaleRuns(100) },
    );
  });
});
