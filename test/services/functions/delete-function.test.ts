import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  FunctionInUse,
  InvalidIfMatchVersion,
  NoSuchFunctionExists,
  PreconditionFailed,
  UnsupportedOperation,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { bytes, makeConfig, makeFunction, passThrough } from "../../support/make.ts";

describe.each(interceptionModes)("DeleteFunction ($name)", ({ open }) => {
  // In the order of the checks.
  it("rejects clients of a region without functions", async () => {
    const { client } = open({ region: "cn-north-1" });
    const deleting = client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER" }));
    await expectException(deleting, UnsupportedOperation);
  });

  it("rejects an unknown name", async () => {
    const { client } = open();
    const deleting = client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: undefined }));
    await expectException(deleting, NoSuchFunctionExists, { status: 404 });
  });

  it.each([undefined, "*"])("rejects IfMatch %s, which is not an ETag", async (IfMatch) => {
    const { client, cloudfront } = open();
    cloudfront.seed.function({ name: "edge", code: passThrough });
    await expectException(
      client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch })),
      InvalidIfMatchVersion,
    );
  });

  // seen: it is DEVELOPMENT's ETag that a delete needs
  it("rejects an ETag other than DEVELOPMENT's, such as LIVE's", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    await client.send(
      new UpdateFunctionCommand({
        Name: "edge",
        IfMatch: etag,
        FunctionConfig: makeConfig(),
        FunctionCode: bytes(passThrough),
      }),
    );
    await expectException(
      client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: etag })),
      PreconditionFailed,
    );
  });

  // seen: the text, in the plural for one
  it("rejects a function that distributions use, and says how many", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    const deleting = () => client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: etag }));
    for (const count of [1, 2]) {
      cloudfront.seed.distribution({
        functions: { "viewer-request": "edge", "viewer-response": "edge" },
        enabled: false,
      });
      await expectException(deleting(), FunctionInUse, {
        status: 409,
        message: new RegExp(`^Cannot delete function edge, it is in use by ${count} distributions$`),
      });
    }
    expect(cloudfront.state().functions).toHaveProperty("edge/LIVE");
  });

  it("removes both stages and the tags", async () => {
    const { client, cloudfront } = open();
    const { ETag } = await client.send(
      new CreateFunctionCommand(makeFunction({ Tags: { Items: [{ Key: "team" }] } })),
    );
    await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: ETag }));
    expect(cloudfront.state()).toEqual({});
  });

  it.each(["DEVELOPMENT", "LIVE"] as const)("leaves nothing to describe at %s", async (Stage) => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough, publish: true });
    await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: etag }));
    await expectException(
      client.send(new DescribeFunctionCommand({ Name: "edge", Stage })),
      NoSuchFunctionExists,
    );
  });

  it("releases the name and the quota, and a new function starts with the first ETag", async () => {
    const { client, cloudfront } = open({ quotas: { functions: 1 } });
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
    await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: etag }));
    const { ETag } = await client.send(new CreateFunctionCommand(makeFunction()));
    expect(ETag).toBe("ETVPDKIKX0DER");
  });

  it("returns nothing but status 204", async () => {
    const { client, cloudfront } = open();
    const { etag } = cloudfront.seed.function({ name: "edge", code: passThrough });
    const { $metadata, ...output } = await client.send(
      new DeleteFunctionCommand({ Name: "edge", IfMatch: etag }),
    );
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(204);
  });
});
