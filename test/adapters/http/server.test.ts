import { Agent, request as httpRequest } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { startServer } from "../../../src/http.ts";
import { scaleRuns } from "../../support/effort.ts";
import { passThrough } from "../../support/make.ts";

const requests = scaleRuns(10_000);
const connections = 50;

function createXml(name: string): string {
  return (
    `<CreateFunctionRequest><Name>${name}</Name><FunctionConfig><Comment/><Runtime>cloudfront-js-2.0</Runtime></FunctionConfig>` +
    `<FunctionCode>${Buffer.from(passThrough).toString("base64")}</FunctionCode></CreateFunctionRequest>`
  );
}

interface Outcome {
  readonly status: number;
  readonly etag: string | undefined;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Sends one request. Resolves with `undefined` if the connection was cut before the response. */
function send(
  base: string,
  agent: Agent,
  [method, path, body, headers = {}]: readonly [
    method: string,
    path: string,
    body?: string | undefined,
    headers?: Record<string, string>,
  ],
  cutAfter?: number,
): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const outgoing = httpRequest(`${base}/2020-05-31${path}`, { method, agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve({ status: response.statusCode ?? 0, etag: response.headers.etag }));
      response.once("error", () => resolve(undefined));
    });
    outgoing.once("error", () => resolve(undefined));
    outgoing.end(body);
    if (cutAfter !== undefined) {
      setTimeout(() => outgoing.destroy(), cutAfter);
    }
  });
}

/**
 * Each connection creates and deletes its own functions. A write whose response was cut may or may not have taken
 * effect, and the final state must match one of the two.
 */
it("the server loses and repeats no write in many requests on 50 connections with cuts", {
  timeout: 180_000,
}, async () => {
  const quotas = { functions: Number.POSITIVE_INFINITY };
  const server = await startServer({ quotas, maxCalls: Number.POSITIVE_INFINITY });
  collect();
  const before = process.memoryUsage().heapUsed;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: requests * 2, seed: 7 });
  let drawn = 0;
  const chance = (): number => random[drawn++ % random.length] as number;
  let statuses: number[] = [];
  const sure = new Set<string>();
  const open = new Set<string>();
  let sent = 0;
  const ask = async (what: Parameters<typeof send>[2], cut = false) => {
    sent++;
    const answer = await send(server.url, agent, what, cut ? chance() * 2 : undefined);
    if (answer) {
      statuses.push(answer.status);
    }
    return answer;
  };
  const live = async (connection: number): Promise<void> => {
    for (let i = 0; sent < requests; i++) {
      const name = `c${connection}-${i}`;
      const cut = chance() < 0.1;
      const created = await ask(["POST", "/function", createXml(name)], cut);
      if (!created) {
        open.add(name);
        continue;
      }
      sure.add(name);
      if (chance() < 0.3) {
        await ask(["GET", `/function/${name}/describe`]);
      }
      if (chance() < 0.3) {
        await ask(["GET", "/function?MaxItems=1"]);
      }
      if (chance() < 0.5) {
        await ask(["POST", `/function/${name}/publish`, undefined, { "if-match": created.etag ?? "" }]);
      }
      if (chance() < 0.7) {
        sure.delete(name);
        const deleted = await ask(
          ["DELETE", `/function/${name}`, undefined, { "if-match": created.etag ?? "" }],
          chance() < 0.1,
        );
        if (deleted) {
          expect(deleted.status).toBe(204);
        } else {
          open.add(name);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, i) => live(i)));

  expect(statuses.every((status) => status < 400)).toBe(true);
  const there = new Set(
    Object.keys(server.mock.state().functions ?? {}).map((id) => id.split("/")[0] as string),
  );
  for (const name of sure) {
    expect(there.has(name), name).toBe(true);
  }
  for (const name of there) {
    expect(sure.has(name) || open.has(name), name).toBe(true);
  }
  const created = server.mock
    .calls()
    .filter(({ operation, error }) => operation === "CreateFunction" && !error);
  expect(new Set(created.map(({ input }) => (input as { Name: string }).Name)).size).toBe(created.length);

  agent.destroy();
  server.mock.reset();
  statuses = [];
  await server.close();
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 1024 * 1024);
});
