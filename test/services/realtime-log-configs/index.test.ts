import {
  CreateDistributionCommand,
  CreateRealtimeLogConfigCommand,
  type CreateRealtimeLogConfigCommandInput,
  DeleteDistributionCommand,
  DeleteRealtimeLogConfigCommand,
  GetRealtimeLogConfigCommand,
  InvalidArgument,
  ListRealtimeLogConfigsCommand,
  NoSuchRealtimeLogConfig,
  RealtimeLogConfigAlreadyExists,
  RealtimeLogConfigInUse,
  RealtimeLogConfigOwnerMismatch,
  TooManyRealtimeLogConfigs,
  UpdateRealtimeLogConfigCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior, makeDistribution } from "../../support/make-distribution.ts";
import { kinesis, makeRealtimeLogConfig } from "../../support/make-realtime-log-config.ts";

const arn = "arn:aws:cloudfront::123456789012:realtime-log-config/logs";

function create({ client }: OpenedMock, changes: Partial<CreateRealtimeLogConfigCommandInput> = {}) {
  return client.send(new CreateRealtimeLogConfigCommand(makeRealtimeLogConfig(changes)));
}

/** Settings that the service refuses, in the order of the checks. */
const invalidSettings: readonly (readonly [string, Partial<CreateRealtimeLogConfigCommandInput>, RegExp])[] =
  [
    ["the sampling rate 0", { SamplingRate: 0, EndPoints: [] }, /SamplingRate is 0/],
    ["the sampling rate 101", { SamplingRate: 101 }, /SamplingRate is 101/],
    ["a fraction as the sampling rate", { SamplingRate: 1.5 }, /whole number from 1 to 100/],
    ["no data stream", { EndPoints: [], Fields: [] }, /EndPoints has 0/],
    ["two data streams", { EndPoints: [kinesis, kinesis] }, /EndPoints has 2/],
    ["another type of stream", { EndPoints: [{ ...kinesis, StreamType: "Firehose" }] }, /'Kinesis'/],
    ["a data stream without its ARNs", { EndPoints: [{ StreamType: "Kinesis" }] }, /KinesisStreamConfig/],
    [
      "a user instead of a role",
      {
        EndPoints: [
          {
            ...kinesis,
            KinesisStreamConfig: {
              ...kinesis.KinesisStreamConfig,
              RoleARN: "arn:aws:iam::123456789012:user/logs",
            },
          },
        ],
      },
      /RoleARN/,
    ],
    [
      "a stream that is not an ARN",
      {
        EndPoints: [
          { ...kinesis, KinesisStreamConfig: { ...kinesis.KinesisStreamConfig, StreamARN: "logs" } },
        ],
      },
      /StreamARN/,
    ],
    ["no field", { Fields: [] }, /Fields/],
    ["a field that cannot be a name", { Fields: ["timestamp", "sc status"] }, /'sc status'/],
  ];

describe.each(interceptionModes)("CreateRealtimeLogConfig ($name)", ({ open }) => {
  it("refuses an invalid configuration, then a name that is taken, then a full account", async () => {
    const opened = open({ quotas: { realtimeLogConfigs: 1 } });
    await create(opened);
    await expectException(create(opened, { SamplingRate: 0 }), InvalidArgument, { status: 400 });
    await expectException(create(opened), RealtimeLogConfigAlreadyExists, { status: 409 });
    await expectException(create(opened, { Name: "b" }), TooManyRealtimeLogConfigs, { status: 400 });
  });

  it.each([["an empty name", { Name: "" }, /Name/] as const, ...invalidSettings])(
    "refuses %s",
    async (_, changes, message) => {
      const opened = open();
      await expectException(create(opened, changes), InvalidArgument, { status: 400, message });
      expect(opened.cloudfront.state()).toEqual({});
    },
  );

  it("answers 201 with the configuration, fields in the order of delivery", async () => {
    const Fields = ["asn", "cmcd-encoded-bitrate", "c-ip", "timestamp", "c-ip"];
    const { $metadata, RealtimeLogConfig } = await create(open(), { Fields });
    expect($metadata.httpStatusCode).toBe(201);
    expect(RealtimeLogConfig).toEqual({
      ARN: arn,
      Name: "logs",
      SamplingRate: 10,
      EndPoints: [kinesis],
      Fields: ["timestamp", "c-ip", "asn", "cmcd-encoded-bitrate"],
    });
  });
});

describe.each(interceptionModes)("GetRealtimeLogConfig ($name)", ({ open }) => {
  const get = ({ client }: OpenedMock, input: { Name?: string; ARN?: string }) =>
    client.send(new GetRealtimeLogConfigCommand(input));

  it("refuses a request without name and ARN, and unknown ones", async () => {
    const opened = open();
    await expectException(get(opened, {}), InvalidArgument, { status: 400 });
    await expectException(get(opened, { Name: "logs" }), NoSuchRealtimeLogConfig, { status: 404 });
    await expectException(get(opened, { ARN: arn }), NoSuchRealtimeLogConfig, { status: 404 });
  });

  it("finds a configuration by name or ARN, and prefers the name", async () => {
    const opened = open();
    const { RealtimeLogConfig } = await create(opened);
    await create(opened, { Name: "other" });
    for (const input of [
      { Name: "logs" },
      { ARN: arn },
      { Name: "logs", ARN: arn.replace("logs", "other") },
    ]) {
      expect((await get(opened, input)).RealtimeLogConfig).toEqual(RealtimeLogConfig);
    }
  });
});

describe.each(interceptionModes)("ListRealtimeLogConfigs ($name)", ({ open }) => {
  const list = ({ client }: OpenedMock, input: { MaxItems?: number; Marker?: string | undefined } = {}) =>
    client.send(new ListRealtimeLogConfigsCommand(input));

  it("refuses a page of no items and a marker that no page gave", async () => {
    await expectException(list(open(), { MaxItems: 0 }), InvalidArgument);
    await expectException(list(open(), { Marker: "x" }), InvalidArgument);
  });

  it("answers without Items if the account has none, and never with a Quantity", async () => {
    const { RealtimeLogConfigs } = await list(open());
    expect(RealtimeLogConfigs).toEqual({ MaxItems: 100, IsTruncated: false, Marker: "" });
  });

  it("pages through all configurations in the order of creation", async () => {
    const opened = open();
    for (const Name of ["c", "a", "b"]) {
      await create(opened, { Name });
    }
    const { RealtimeLogConfigs: first } = await list(opened, { MaxItems: 2 });
    expect(first?.Items?.map(({ Name }) => Name)).toEqual(["c", "a"]);
    expect(first?.IsTruncated).toBe(true);
    const { RealtimeLogConfigs: second } = await list(opened, { Marker: first?.NextMarker });
    expect(second?.Items?.map(({ Name }) => Name)).toEqual(["b"]);
    expect(second?.NextMarker).toBeUndefined();
  });
});

describe.each(interceptionModes)("UpdateRealtimeLogConfig ($name)", ({ open }) => {
  const update = ({ client }: OpenedMock, changes: object = {}) =>
    client.send(new UpdateRealtimeLogConfigCommand({ ...makeRealtimeLogConfig(), ...changes }));

  it("refuses an unknown configuration before invalid settings", async () => {
    const updating = update(open(), { SamplingRate: 0 });
    await expectException(updating, NoSuchRealtimeLogConfig, { status: 404 });
  });

  it.each(["EndPoints", "Fields", "SamplingRate"])("refuses an update without %s", async (member) => {
    const opened = open();
    await create(opened);
    const updating = update(opened, { [member]: undefined });
    const { cause } = await expectException(updating, InvalidArgument, { status: 400, message: member });
    expect(String(cause)).toContain("replaces all settings");
  });

  it.each(invalidSettings)("refuses %s", async (_, changes, message) => {
    const opened = open();
    await create(opened);
    await expectException(update(opened, changes), InvalidArgument, { status: 400, message });
  });

  it("replaces the settings", async () => {
    const opened = open();
    await create(opened);
    const { $metadata, RealtimeLogConfig } = await update(opened, { SamplingRate: 100, Fields: ["c-ip"] });
    expect($metadata.httpStatusCode).toBe(200);
    expect(RealtimeLogConfig).toMatchObject({ ARN: arn, SamplingRate: 100, Fields: ["c-ip"] });
    expect(opened.cloudfront.state().realtimeLogConfigs[arn]).toMatchObject({
      name: "logs",
      samplingRate: 100,
    });
  });
});

describe.each(interceptionModes)("DeleteRealtimeLogConfig ($name)", ({ open }) => {
  const remove = ({ client }: OpenedMock, input: { Name?: string; ARN?: string } = { Name: "logs" }) =>
    client.send(new DeleteRealtimeLogConfigCommand(input));

  it("refuses a request without name and ARN, an unknown one, and one in use", async () => {
    const opened = open();
    await expectException(remove(opened, {}), InvalidArgument, { status: 400 });
    await expectException(remove(opened), NoSuchRealtimeLogConfig, { status: 404 });
    const logs = opened.cloudfront.seed.realtimeLogConfig({ name: "logs" });
    const DefaultCacheBehavior = makeBehavior({ TargetOriginId: "origin", RealtimeLogConfigArn: logs.arn });
    const { id, etag } = opened.cloudfront.seed.distribution({
      enabled: false,
      config: { DefaultCacheBehavior },
    });
    // Other kinds of resources answer 409.
    await expectException(remove(opened), RealtimeLogConfigInUse, { status: 400 });
    await opened.client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }));
    await remove(opened, { ARN: logs.arn });
    expect(opened.cloudfront.state()).toEqual({});
  });

  it("answers 204, frees the name and the quota, and is undone by reset(snapshot)", async () => {
    const opened = open({ quotas: { realtimeLogConfigs: 1 } });
    await create(opened);
    const snapshot = opened.cloudfront.snapshot();
    const { $metadata, ...output } = await remove(opened);
    expect([$metadata.httpStatusCode, output]).toEqual([204, {}]);
    await create(opened);
    opened.cloudfront.reset(snapshot);
    await remove(opened);
  });
});

describe.each(interceptionModes)("RealtimeLogConfigArn of a distribution ($name)", ({ open }) => {
  const createWith = ({ client }: OpenedMock, RealtimeLogConfigArn: string) =>
    client.send(
      new CreateDistributionCommand(
        makeDistribution({ DefaultCacheBehavior: makeBehavior({ RealtimeLogConfigArn }) }),
      ),
    );

  it("must be of the account and of a configuration that exists", async () => {
    const opened = open();
    const foreign = createWith(opened, arn.replace("123456789012", "111122223333"));
    await expectException(foreign, RealtimeLogConfigOwnerMismatch, { status: 401 });
    await expectException(createWith(opened, arn), NoSuchRealtimeLogConfig, { status: 404 });
    await create(opened);
    await createWith(opened, arn);
  });
});
