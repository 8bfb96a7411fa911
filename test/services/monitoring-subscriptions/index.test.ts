import {
  CloudFrontServiceException,
  CreateMonitoringSubscriptionCommand,
  DeleteDistributionCommand,
  DeleteMonitoringSubscriptionCommand,
  GetMonitoringSubscriptionCommand,
  type MonitoringSubscription,
  MonitoringSubscriptionAlreadyExists,
  NoSuchDistribution,
  NoSuchMonitoringSubscription,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";

const enabled: MonitoringSubscription = {
  RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "Enabled" },
};

function create({ client }: OpenedMock, DistributionId: string, MonitoringSubscription = enabled) {
  return client.send(new CreateMonitoringSubscriptionCommand({ DistributionId, MonitoringSubscription }));
}

describe.each(interceptionModes)("CreateMonitoringSubscription ($name)", ({ open }) => {
  it("is not supported in the regions of China", async () => {
    const creating = create(open({ region: "cn-north-1" }), "E0");
    await expectException(creating, UnsupportedOperation, { status: 400 });
  });

  it("refuses an unknown distribution", async () => {
    await expectException(create(open(), "E0"), NoSuchDistribution, { status: 404 });
  });

  it("refuses a second subscription of a distribution, with any status", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await create(opened, id);
    const disabled: MonitoringSubscription = {
      RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "Disabled" },
    };
    await expectException(create(opened, id, disabled), MonitoringSubscriptionAlreadyExists, { status: 409 });
    await create(opened, opened.cloudfront.seed.distribution().id, disabled);
  });

  it("refuses an unknown status as the wire parser does", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    const unknown = {
      RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "On" },
    } as never;
    await expectException(create(opened, id, unknown), CloudFrontServiceException, {
      name: "MalformedXML",
      message: /\[Enabled, Disabled\]|\[Disabled, Enabled\]/,
    });
  });

  it("answers 200 with the subscription, and does not change the distribution", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    const before = opened.cloudfront.state().distributions;
    const { $metadata, MonitoringSubscription } = await create(opened, id);
    expect($metadata.httpStatusCode).toBe(200);
    expect(MonitoringSubscription).toEqual(enabled);
    expect(opened.cloudfront.state().distributions).toEqual(before);
    expect(opened.cloudfront.state().monitoringSubscriptions[id]?.subscription).toEqual(enabled);
  });
});

describe.each(interceptionModes)("GetMonitoringSubscription ($name)", ({ open }) => {
  const get = ({ client }: OpenedMock, DistributionId: string) =>
    client.send(new GetMonitoringSubscriptionCommand({ DistributionId }));

  it("refuses an unknown distribution, and one without a subscription", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(get(opened, "E0"), NoSuchDistribution, { status: 404 });
    await expectException(get(opened, id), NoSuchMonitoringSubscription, { status: 404 });
  });

  it("answers with the subscription", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await create(opened, id);
    expect((await get(opened, id)).MonitoringSubscription).toEqual(enabled);
  });
});

describe.each(interceptionModes)("DeleteMonitoringSubscription ($name)", ({ open }) => {
  const remove = ({ client }: OpenedMock, DistributionId: string) =>
    client.send(new DeleteMonitoringSubscriptionCommand({ DistributionId }));

  it("refuses an unknown distribution, and one without a subscription", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(remove(opened, "E0"), NoSuchDistribution, { status: 404 });
    await expectException(remove(opened, id), NoSuchMonitoringSubscription, { status: 404 });
  });

  it("answers 200 with an empty output, after which another can be created", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    const snapshot = opened.cloudfront.snapshot();
    await create(opened, id);
    const { $metadata, ...output } = await remove(opened, id);
    expect([$metadata.httpStatusCode, output]).toEqual([200, {}]);
    await create(opened, id);
    opened.cloudfront.reset(snapshot);
    await expectException(remove(opened, id), NoSuchMonitoringSubscription);
  });

  it("happens with the deletion of the distribution", async () => {
    const opened = open();
    const { id, etag } = opened.cloudfront.seed.distribution({ enabled: false });
    await create(opened, id);
    await opened.client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }));
    expect(opened.cloudfront.state()).toEqual({});
  });
});
