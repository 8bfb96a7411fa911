import { expect, it } from "vitest";
import { startServer } from "../../src/http.ts";

it("the edge of a server keeps as many visits as calls", async () => {
  const server = await startServer({ maxCalls: 2, origins: () => new Response("") });
  try {
    server.mock.seed.distribution();
    for (const path of ["/1", "/2", "/3"]) {
      await server.mock.visit(path);
    }
    expect(server.mock.visits().map(({ url }) => new URL(url).pathname)).toEqual(["/2", "/3"]);
  } finally {
    await server.close();
  }
});
