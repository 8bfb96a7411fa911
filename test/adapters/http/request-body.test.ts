import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { exceedsLimit, getMaxBodyBytes, readBody } from "../../../src/adapters/http/request-body.ts";
import { defaultQuotas } from "../../../src/core/quotas.ts";
import { refusalOf } from "../../support/refusal.ts";

function createRequest(chunks: readonly string[], headers: Record<string, string> = {}): IncomingMessage {
  const stream = new PassThrough();
  for (const chunk of chunks) {
    stream.write(chunk);
  }
  stream.end();
  return Object.assign(stream, { headers, complete: true }) as unknown as IncomingMessage;
}

describe("readBody", () => {
  it.each([
    [[], undefined],
    [["a", "bc"], "abc"],
  ])("joins the chunks %j", async (chunks, expected) => {
    const body = await readBody(createRequest(chunks), 3);
    expect(body && Buffer.from(body).toString()).toBe(expected);
  });

  it("rejects chunks that exceed the limit by one byte", async () => {
    const error = await refusalOf(readBody(createRequest(["ab", "cd"]), 3));
    expect(error.message).toBe(
      "The request body is larger than 3 bytes. Raised quotas also raise this limit.",
    );
  });

  it("rejects a Content-Length above the limit without reading", async () => {
    const request = createRequest(["a"], { "content-length": "4" });
    await expect(readBody(request, 3)).rejects.toThrow("larger than 3 bytes");
    expect(request.readableFlowing).toBeNull();
  });

  it("rejects if the client disconnected", async () => {
    const request = Object.assign(new PassThrough(), { headers: {}, complete: false });
    const reading = readBody(request as unknown as IncomingMessage, 3);
    request.destroy();
    await expect(reading).rejects.toThrow("The client disconnected");
    await expect(readBody(request as unknown as IncomingMessage, 3)).rejects.toThrow(
      "The client disconnected",
    );
  });
});

describe("exceedsLimit", () => {
  it.each([
    [undefined, false],
    ["3", false],
    ["4", true],
  ])("for the Content-Length %j is %s", (length, expected) => {
    const request = createRequest([], length === undefined ? {} : { "content-length": length });
    expect(exceedsLimit(request, 3)).toBe(expected);
  });
});

describe("getMaxBodyBytes", () => {
  it.each<[object, number]>([
    [{}, 1_048_576],
    [{ functions: 100_000 }, 1_048_576],
    [{ functionSize: 1 }, 1_048_576],
    [{ functionSize: 20_480 }, 2_097_152],
    [{ keysPerUpdate: 100, valueSize: 2048 }, 4_194_304],
    [{ valueSize: Number.POSITIVE_INFINITY }, 268_435_456],
  ])("with the quotas %j is %d", (quotas, expected) => {
    expect(getMaxBodyBytes({ ...defaultQuotas, ...quotas })).toBe(expected);
  });
});
