import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { getHeaderValues } from "../../../src/edge/message.ts";
import { isLoopback } from "../../../src/edge/origins/is-loopback.ts";
import { respondByServer } from "../../../src/edge/origins/server.ts";
import { makeEdgeRequest, toText } from "../../support/edge-messages.ts";

const servers: Server[] = [];

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe("respondByServer()", () => {
  it("sends the raw path, the Host and each header line", async () => {
    const url = await listen((request, response) => {
      response.end(JSON.stringify({ url: request.url, raw: request.rawHeaders }));
    });
    const request = makeEdgeRequest({
      host: "www.example.com",
      path: "/a/../b%2F/",
      query: "x=%zz&y",
      headers: [
        ["X-A", "1"],
        ["X-A", "2"],
      ],
    });
    const answer = await respondByServer(`${url}/base/`, request, 1000, undefined);
    const seen = JSON.parse(toText((answer as { body: Uint8Array }).body));
    expect(seen.url).toBe("/base/a/../b%2F/?x=%zz&y");
    expect(seen.raw.slice(0, 6)).toEqual(["Host", "www.example.com", "X-A", "1", "X-A", "2"]);
  });

  it("sends the body and returns status, lines of headers and body", async () => {
    const url = await listen((request, response) => {
      response.writeHead(201, "Made", [
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
      ]);
      request.pipe(response);
    });
    const body = new TextEncoder().encode("hello");
    const answer = await respondByServer(url, makeEdgeRequest({ method: "POST", body }), 1000, undefined);
    if (typeof answer === "string") {
      throw new Error(answer);
    }
    expect([answer.status, answer.statusText, toText(answer.body)]).toEqual([201, "Made", "hello"]);
    expect(getHeaderValues(answer.headers, "set-cookie")).toEqual(["a=1", "b=2"]);
  });

  it("is disconnected if no server listens, or if it closes the connection", async () => {
    const url = await listen((request) => request.socket.destroy());
    expect(await respondByServer(url, makeEdgeRequest(), 1000, undefined)).toBe("disconnected");
    servers.splice(0).map((server) => server.close());
    expect(await respondByServer(url, makeEdgeRequest(), 1000, undefined)).toBe("disconnected");
  });

  it("is disconnected for a status that HTTP does not have", async () => {
    const url = await listen((_, response) => {
      response.writeHead(777).end();
    });
    expect(await respondByServer(url, makeEdgeRequest(), 1000, undefined)).toBe("disconnected");
  });

  it("times out if the server does not answer", async () => {
    const url = await listen(() => undefined);
    expect(await respondByServer(url, makeEdgeRequest(), 20, undefined)).toBe("timed out");
  });

  it("rejects with the reason of the caller's signal", async () => {
    const url = await listen(() => undefined);
    const controller = new AbortController();
    const answer = respondByServer(url, makeEdgeRequest(), 1000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(answer).rejects.toThrow("enough");
  });
});

describe("isLoopback()", () => {
  it.each(["localhost", "api.localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"])(
    "is true for %s",
    (name) => {
      expect(isLoopback(name)).toBe(true);
    },
  );

  it.each([
    "example.com",
    "localhost.example.com",
    "notlocalhost",
    "10.0.0.1",
    "0.0.0.0",
    "[::]",
    "128.0.0.1",
  ])("is false for %s", (name) => {
    expect(isLoopback(name)).toBe(false);
  });
});
