import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import { createConnectionResetError } from "../../src/faults/connection-reset.ts";
import { ownProperties } from "../support/own-properties.ts";
import { refusalOf } from "../support/refusal.ts";

it("is the error that the SDK makes of a server that closes the socket", async () => {
  const server = createServer(({ socket }) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new CloudFrontClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" },
    maxAttempts: 1,
  });
  const real = await refusalOf(client.send(new ListFunctionsCommand({})));
  server.close();
  const fake = createConnectionResetError();
  expect(ownProperties(fake, ["stack"])).toEqual(ownProperties(real, ["stack"]));
  expect([fake.constructor, String(fake)]).toEqual([real.constructor, String(real)]);
  expect(fake).toMatchObject({ code: "ECONNRESET" });
});
