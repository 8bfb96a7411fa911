import {
  CannotDeleteEntityWhileInUse,
  CloudFrontServiceException,
  CreateConnectionFunctionCommand,
  type CreateConnectionFunctionCommandInput,
  CreateFunctionCommand,
  DeleteConnectionFunctionCommand,
  DeleteKeyValueStoreCommand,
  DescribeConnectionFunctionCommand,
  EntityAlreadyExists,
  EntityLimitExceeded,
  EntityNotFound,
  EntitySizeLimitExceeded,
  GetConnectionFunctionCommand,
  GetDistributionCommand,
  InvalidArgument,
  InvalidIfMatchVersion,
  InvalidTagging,
  ListConnectionFunctionsCommand,
  ListTagsForResourceCommand,
  PreconditionFailed,
  PublishConnectionFunctionCommand,
  paginateListConnectionFunctions,
  TestConnectionFunctionCommand,
  TestFunctionFailed,
  UnsupportedOperation,
  UpdateConnectionFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../../src/core/etags.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeConfig, makeFunction } from "../../support/make.ts";
import { allowAll, makeConnectionFunction } from "../../support/make-connection-function.ts";
import { useInDistribution } from "../../support/test-configuration-resource.ts";

const toBytes = (text: string) => new TextEncoder().encode(text);
const toText = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

function create({ client }: OpenedMock, changes: Partial<CreateConnectionFunctionCommandInput> = {}) {
  return client.send(new CreateConnectionFunctionCommand(makeConnectionFunction(changes)));
}

function withStore(KeyValueStoreARN: string, quantity = 1) {
  const Items = Array.from({ length: quantity }, () => ({ KeyValueStoreARN }));
  return makeConfig({ KeyValueStoreAssociations: { Quantity: quantity, Items } });
}

/** Creates a connection function and returns its id and ETag. */
async function created(opened: OpenedMock, changes: Partial<CreateConnectionFunctionCommandInput> = {}) {
  const { ConnectionFunctionSummary, ETag } = await create(opened, changes);
  return { Id: ConnectionFunctionSummary?.Id as string, IfMatch: ETag as string };
}

function update(opened: OpenedMock, target: { Id: string; IfMatch: string | undefined }, code: string) {
  const { ConnectionFunctionConfig } = makeConnectionFunction();
  return opened.client.send(
    new UpdateConnectionFunctionCommand({
      ...target,
      ConnectionFunctionConfig,
      ConnectionFunctionCode: toBytes(code),
    }),
  );
}

const unknown = { Id: "cf_none", IfMatch: getEtag(1) };

describe.each(interceptionModes)("CreateConnectionFunction ($name)", ({ open }) => {
  it("rejects clients in China", async () => {
    await expectException(create(open({ region: "cn-north-1" })), UnsupportedOperation, { status: 400 });
  });

  it.each([
    ["a Name with a space", { Name: "a b" }],
    ["an unknown runtime", { ConnectionFunctionConfig: { Comment: "", Runtime: "nodejs" as never } }],
    ["no code", { ConnectionFunctionCode: new Uint8Array() }],
    ["code over the limit of the model", { ConnectionFunctionCode: new Uint8Array(40_961) }],
  ])("rejects %s as the wire parser does", async (_, changes) => {
    await expectException(create(open(), changes), CloudFrontServiceException, { name: "MalformedXML" });
  });

  it("rejects tags, then the size, then a name clash, then a full account, then the configuration", async () => {
    const opened = open({ quotas: { connectionFunctions: 1, connectionFunctionSize: 100 } });
    await create(opened);
    const Tags = { Items: [{ Key: "aws:x" }] };
    const large = { ConnectionFunctionCode: toBytes(allowAll.padEnd(101)) };
    const early = { ConnectionFunctionConfig: { Comment: "", Runtime: "cloudfront-js-1.0" as const } };
    await expectException(create(opened, { ...large, Tags }), InvalidTagging, { status: 400 });
    await expectException(create(opened, large), EntitySizeLimitExceeded, { status: 413 });
    await expectException(create(opened, early), EntityAlreadyExists, { status: 409 });
    const other = { ...early, Name: "other" };
    await expectException(create(opened, other), EntityLimitExceeded, { status: 400 });
    await expectException(create(open(), other), InvalidArgument, { status: 400, message: /Runtime/ });
  });

  it("rejects a comment over 128 characters", async () => {
    const creating = create(open(), {
      ConnectionFunctionConfig: { Comment: "c".repeat(129), Runtime: "cloudfront-js-2.0" },
    });
    await expectException(creating, InvalidArgument, { message: /Comment/ });
  });

  it("rejects an unknown key value store and more than one", async () => {
    const opened = open();
    const { arn } = opened.cloudfront.seed.keyValueStore({ name: "serials" });
    const unknownArn = arn.replace(/[0-9a-f]{12}$/, "000000000000");
    for (const ConnectionFunctionConfig of [withStore(unknownArn), withStore(arn, 2)]) {
      await expectException(create(opened, { ConnectionFunctionConfig }), InvalidArgument, { status: 400 });
    }
  });

  it("rejects code without a connectionHandler, unless the code check is the service's", async () => {
    const ConnectionFunctionCode = toBytes("function handler(event) { return event.request; }");
    await expectException(create(open(), { ConnectionFunctionCode }), InvalidArgument, {
      message: /"connectionHandler" is not defined/,
    });
    await create(open({ codeCheck: "service" }), { ConnectionFunctionCode });
  });

  it("responds with a summary, a location and the first ETag, and keeps tags", async () => {
    const opened = open();
    const { $metadata, ...output } = await create(opened, {
      Tags: { Items: [{ Key: "team", Value: "edge" }] },
    });
    const { Id, ConnectionFunctionArn: Resource } = output.ConnectionFunctionSummary ?? {};
    expect($metadata.httpStatusCode).toBe(201);
    expect(Id).toMatch(/^cf_[0-9A-Za-z]{27}$/);
    expect(output).toEqual({
      ETag: getEtag(1),
      Location: `https://cloudfront.amazonaws.com/2020-05-31/connection-function/${Id}`,
      ConnectionFunctionSummary: {
        Id,
        Name: "devices",
        ConnectionFunctionConfig: makeConnectionFunction().ConnectionFunctionConfig,
        ConnectionFunctionArn: `arn:aws:cloudfront::123456789012:connection-function/${Id}`,
        Status: "UNPUBLISHED",
        Stage: "DEVELOPMENT",
        CreatedTime: expect.any(Date),
        LastModifiedTime: expect.any(Date),
      },
    });
    const { Tags } = await opened.client.send(new ListTagsForResourceCommand({ Resource }));
    expect(Tags?.Items).toEqual([{ Key: "team", Value: "edge" }]);
  });
});

describe.each(interceptionModes)(
  "DescribeConnectionFunction and GetConnectionFunction ($name)",
  ({ open }) => {
    it("take an id, an ARN or a name, and reject others", async () => {
      const { client, cloudfront } = open();
      const { id, arn, name } = cloudfront.seed.connectionFunction({ name: "devices", code: allowAll });
      for (const Identifier of [id, arn, name]) {
        const described = await client.send(new DescribeConnectionFunctionCommand({ Identifier }));
        expect(described.ConnectionFunctionSummary?.Id).toBe(id);
        const { ConnectionFunctionCode, ETag, ContentType } = await client.send(
          new GetConnectionFunctionCommand({ Identifier }),
        );
        expect([toText(ConnectionFunctionCode), ETag, ContentType]).toEqual([
          allowAll,
          getEtag(1),
          "application/octet-stream",
        ]);
      }
      for (const Command of [DescribeConnectionFunctionCommand, GetConnectionFunctionCommand]) {
        const reading = client.send(new Command({ Identifier: "none" }) as never);
        await expectException(reading, EntityNotFound, { status: 404 });
        const live = client.send(new Command({ Identifier: id, Stage: "LIVE" }) as never);
        await expectException(live, EntityNotFound, { status: 404 });
      }
    });
  },
);

describe.each(interceptionModes)("UpdateConnectionFunction ($name)", ({ open }) => {
  it("rejects an unknown id, then a missing ETag, then a stale one, then invalid code", async () => {
    const opened = open();
    const target = await created(opened);
    await expectException(update(opened, unknown, "x"), EntityNotFound, { status: 404 });
    for (const IfMatch of [undefined, "", "*"]) {
      await expectException(update(opened, { ...target, IfMatch }, "x"), InvalidIfMatchVersion);
    }
    const stale = { ...target, IfMatch: getEtag(7) };
    await expectException(update(opened, stale, "x"), PreconditionFailed, { status: 412 });
    await expectException(update(opened, target, "x"), InvalidArgument, { status: 400 });
  });

  it("changes DEVELOPMENT only, under the next ETag", async () => {
    const opened = open();
    const { client } = opened;
    const target = await created(opened);
    await client.send(new PublishConnectionFunctionCommand(target));
    const code = allowAll.replace("allow", "deny");
    const { ETag } = await update(opened, target, code);
    expect(ETag).toBe(getEtag(2));
    const read = async (Stage: "DEVELOPMENT" | "LIVE") => {
      const output = await client.send(new GetConnectionFunctionCommand({ Identifier: target.Id, Stage }));
      return [toText(output.ConnectionFunctionCode), output.ETag];
    };
    expect(await read("DEVELOPMENT")).toEqual([code, getEtag(2)]);
    expect(await read("LIVE")).toEqual([allowAll, getEtag(1)]);
  });
});

describe.each(interceptionModes)("PublishConnectionFunction ($name)", ({ open }) => {
  const publish = ({ client }: OpenedMock, target: object) =>
    client.send(new PublishConnectionFunctionCommand(target as never));
  const statusOf = async ({ client }: OpenedMock, Identifier: string) =>
    (await client.send(new DescribeConnectionFunctionCommand({ Identifier }))).ConnectionFunctionSummary
      ?.Status;

  it("rejects an unknown id, a malformed ETag and a stale one", async () => {
    const opened = open();
    const target = await created(opened);
    await expectException(publish(opened, unknown), EntityNotFound, { status: 404 });
    await expectException(publish(opened, { ...target, IfMatch: "*" }), InvalidIfMatchVersion);
    await expectException(publish(opened, { ...target, IfMatch: getEtag(7) }), PreconditionFailed);
  });

  it("is PUBLISHING until it is deployed, then UNASSOCIATED, then DEPLOYED with a distribution", async () => {
    const opened = open({ propagation: "manual" });
    const target = await created(opened);
    expect(await statusOf(opened, target.Id)).toBe("UNPUBLISHED");
    const { $metadata: _, ...output } = await publish(opened, target);
    expect(output.ConnectionFunctionSummary).toMatchObject({ Status: "PUBLISHING", Stage: "LIVE" });
    expect(output).not.toHaveProperty("ETag");
    expect(await statusOf(opened, target.Id)).toBe("PUBLISHING");
    opened.cloudfront.settle();
    expect(await statusOf(opened, target.Id)).toBe("UNASSOCIATED");
    await useInDistribution(opened, { ConnectionFunctionAssociation: { Id: target.Id } });
    expect(await statusOf(opened, target.Id)).toBe("DEPLOYED");
  });

  it("deploys its distributions again", async () => {
    const opened = open();
    const { client, cloudfront } = opened;
    const { id, etag } = cloudfront.seed.connectionFunction({
      name: "devices",
      code: allowAll,
      publish: true,
    });
    const distribution = cloudfront.seed.distribution({
      config: { ConnectionFunctionAssociation: { Id: id } },
    });
    await publish(opened, { Id: id, IfMatch: etag });
    const { ETag } = await client.send(new GetDistributionCommand({ Id: distribution.id }));
    expect([distribution.etag, ETag]).toEqual([getEtag(0), getEtag(1)]);
  });
});

describe.each(interceptionModes)("TestConnectionFunction ($name)", ({ open }) => {
  const connection = {
    clientIp: "203.0.113.42",
    clientCertificate: { certificates: { leaf: { serialNumber: "4a:3f" } } },
  };
  const test = (
    { client }: OpenedMock,
    target: object,
    ConnectionObject = toBytes(JSON.stringify(connection)),
  ) => client.send(new TestConnectionFunctionCommand({ ...target, ConnectionObject } as never));

  it("rejects an unknown id, a stage that does not exist, a malformed and a stale ETag", async () => {
    const opened = open();
    const target = await created(opened);
    await expectException(test(opened, unknown), EntityNotFound, { status: 404 });
    await expectException(test(opened, { ...target, Stage: "LIVE" }), EntityNotFound);
    await expectException(test(opened, { ...target, IfMatch: "*" }), InvalidIfMatchVersion, { status: 400 });
    await expectException(test(opened, { ...target, IfMatch: getEtag(7) }), PreconditionFailed, {
      status: 412,
    });
  });

  it.each(["", "no JSON", "[]"])("rejects the connection %j", async (object) => {
    const opened = open();
    const testing = test(opened, await created(opened), toBytes(object));
    await expectException(testing, TestFunctionFailed, { status: 500 });
  });

  it("rejects a connection over 40,960 bytes", async () => {
    const opened = open();
    const testing = test(opened, await created(opened), new Uint8Array(40_961));
    await expectException(testing, CloudFrontServiceException, { name: "MalformedXML" });
  });

  it("responds with the decision, the logs and the compute utilization", async () => {
    const opened = open();
    const code = `function connectionHandler(connection) {
      console.log(connection.clientCertificate.certificates.leaf.serialNumber);
      connection.allow();
    }`;
    const target = await created(opened, { ConnectionFunctionCode: toBytes(code) });
    const { ConnectionFunctionTestResult } = await test(opened, target);
    expect(ConnectionFunctionTestResult).toEqual({
      ConnectionFunctionSummary: expect.objectContaining({ Id: target.Id, Stage: "DEVELOPMENT" }),
      ComputeUtilization: expect.stringMatching(/^\d{1,3}$/),
      ConnectionFunctionExecutionLogs: ["4a:3f"],
      ConnectionFunctionErrorMessage: "",
      ConnectionFunctionOutput: '{"decision":"allow"}',
    });
  });

  it("reads the current contents of the associated key value store", async () => {
    const opened = open();
    const { arn } = opened.cloudfront.seed.keyValueStore({ name: "serials", items: { "4a:3f": "revoked" } });
    const code = `import cf from 'cloudfront';
      async function connectionHandler(connection) {
        const serialNumber = connection.clientCertificate.certificates.leaf.serialNumber;
        if (!(await cf.kvs().exists(serialNumber))) { connection.allow(); }
      }`;
    const target = await created(opened, {
      ConnectionFunctionConfig: withStore(arn),
      ConnectionFunctionCode: toBytes(code),
    });
    const { ConnectionFunctionTestResult: result } = await test(opened, target);
    expect(result?.ConnectionFunctionErrorMessage).toBe("");
    expect(result?.ConnectionFunctionOutput).toBe('{"decision":"deny"}');
  });

  it("responds with the error of a function that fails", async () => {
    const opened = open();
    const code = "function connectionHandler(connection) { throw new Error('no certificate'); }";
    const target = await created(opened, { ConnectionFunctionCode: toBytes(code) });
    const { ConnectionFunctionTestResult: result } = await test(opened, target);
    expect(result?.ConnectionFunctionErrorMessage).toMatch(
      /invalid or could not run\. Error: no certificate/,
    );
    expect(result?.ConnectionFunctionOutput).toBe("{}");
  });
});

describe.each(interceptionModes)("DeleteConnectionFunction ($name)", ({ open }) => {
  const remove = ({ client }: OpenedMock, target: object) =>
    client.send(new DeleteConnectionFunctionCommand(target as never));

  it("rejects an unknown id, then a missing ETag, then a stale one, then a function in use", async () => {
    const opened = open();
    const target = await created(opened, { Tags: { Items: [{ Key: "team" }] } });
    await opened.client.send(new PublishConnectionFunctionCommand(target));
    const release = await useInDistribution(opened, { ConnectionFunctionAssociation: { Id: target.Id } });
    await expectException(remove(opened, unknown), EntityNotFound, { status: 404 });
    await expectException(remove(opened, { Id: target.Id }), InvalidIfMatchVersion, { status: 400 });
    await expectException(remove(opened, { ...target, IfMatch: getEtag(7) }), PreconditionFailed);
    await expectException(remove(opened, target), CannotDeleteEntityWhileInUse, { status: 409 });
    await release();
    const { $metadata } = await remove(opened, target);
    expect($metadata.httpStatusCode).toBe(204);
    expect(opened.cloudfront.state()).toEqual({});
  });

  it("is undone by reset(snapshot)", async () => {
    const opened = open();
    const target = await created(opened);
    const snapshot = opened.cloudfront.snapshot();
    const before = opened.cloudfront.state();
    await remove(opened, target);
    opened.cloudfront.reset(snapshot);
    expect(opened.cloudfront.state()).toEqual(before);
  });
});

describe.each(interceptionModes)("ListConnectionFunctions ($name)", ({ open }) => {
  it("rejects a page of no items, and responds with nothing if the account has none", async () => {
    const { client } = open();
    await expectException(client.send(new ListConnectionFunctionsCommand({ MaxItems: 0 })), InvalidArgument);
    const { $metadata: _, ...output } = await client.send(new ListConnectionFunctionsCommand({}));
    expect(output).toEqual({});
  });

  it("pages through all stages, or those of one", async () => {
    const opened = open();
    const names = ["a", "b", "c"];
    for (const name of names) {
      opened.cloudfront.seed.connectionFunction({ name, code: allowAll, publish: name === "b" });
    }
    const list = async (Stage?: "DEVELOPMENT" | "LIVE") => {
      const found: string[] = [];
      const pages = paginateListConnectionFunctions({ client: opened.client, pageSize: 2 }, { Stage });
      for await (const { ConnectionFunctions = [] } of pages) {
        found.push(...ConnectionFunctions.map((item) => `${item.Name} ${item.Stage}`));
      }
      return found;
    };
    expect(await list("LIVE")).toEqual(["b LIVE"]);
    expect(await list("DEVELOPMENT")).toEqual(names.map((name) => `${name} DEVELOPMENT`));
    expect(await list()).toHaveLength(4);
  });
});

describe.each(interceptionModes)("a key value store of a connection function ($name)", ({ open }) => {
  it("cannot be deleted, and counts functions of both kinds", async () => {
    const opened = open({ quotas: { functionsPerKeyValueStore: 1 } });
    const { client, cloudfront } = opened;
    const store = cloudfront.seed.keyValueStore({ name: "serials" });
    await created(opened, { ConnectionFunctionConfig: withStore(store.arn) });
    const deleting = client.send(new DeleteKeyValueStoreCommand({ Name: "serials", IfMatch: store.etag }));
    await expectException(deleting, CannotDeleteEntityWhileInUse, { message: /the function devices/ });
    const creating = client.send(
      new CreateFunctionCommand(makeFunction({ Name: "devices", FunctionConfig: withStore(store.arn) })),
    );
    await expectException(creating, InvalidArgument, { message: /is associated with 1 functions/ });
  });
});

describe("seed.connectionFunction", () => {
  it("rejects invalid names, names that are taken and unknown stores", () => {
    const { cloudfront } = (interceptionModes[0] as (typeof interceptionModes)[number]).open();
    const { seed } = cloudfront;
    seed.connectionFunction({ name: "devices", code: allowAll });
    expect(() => seed.connectionFunction({ name: "a b", code: allowAll })).toThrow(/cannot be named "a b"/);
    expect(() => seed.connectionFunction({ name: "devices", code: allowAll })).toThrow(
      /named "devices" already/,
    );
    expect(() => seed.connectionFunction({ name: "x", code: allowAll, keyValueStore: "none" })).toThrow(
      /no key value store named "none"/,
    );
  });
});
