import {
  DescribeFunctionCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";
import { passThrough } from "../../support/make.ts";
import { aliases, associations, seedLive } from "../../support/make-distribution.ts";

const [send] = interceptionModes;
const open = send?.open as NonNullable<typeof send>["open"];

describe("seed.distribution", () => {
  it("returns the identifiers of the resource", () => {
    using opened = open();
    const { id, ...rest } = opened.cloudfront.seed.distribution();
    expect(rest).toEqual({
      arn: `arn:aws:cloudfront::123456789012:distribution/${id}`,
      domainName: expect.stringMatching(/^d[0-9a-z]+\.cloudfront\.net$/),
      etag: "E23ZP02F085DFQ",
    });
  });

  it("creates an enabled, deployed distribution with one origin, whatever the propagation", async () => {
    using opened = open({ propagation: "manual" });
    const { id } = opened.cloudfront.seed.distribution({ origin: "www.example.com", comment: "mine" });
    const { Distribution } = await opened.client.send(new GetDistributionCommand({ Id: id }));
    expect(Distribution).toMatchObject({
      Status: "Deployed",
      DistributionConfig: {
        Enabled: true,
        Comment: "mine",
        Origins: { Quantity: 1, Items: [{ DomainName: "www.example.com" }] },
      },
    });
  });

  it("treats undefined members as omitted", () => {
    using opened = open();
    const { id } = opened.cloudfront.seed.distribution({
      functions: { "viewer-request": undefined },
      comment: undefined,
      config: undefined,
    });
    expect(opened.cloudfront.state().distributions?.[id]).toMatchObject({
      config: { Comment: "", DefaultCacheBehavior: { FunctionAssociations: { Quantity: 0 } } },
    });
  });

  it("associates functions by name or ARN and reports them as deployed", async () => {
    using opened = open({ propagation: "manual" });
    const { client, cloudfront } = opened;
    const [request, response] = [seedLive(cloudfront, "a"), seedLive(cloudfront, "b")];
    const { id } = cloudfront.seed.distribution({
      functions: { "viewer-request": "a", "viewer-response": response },
    });
    const { Distribution } = await client.send(new GetDistributionCommand({ Id: id }));
    expect(Distribution?.DistributionConfig?.DefaultCacheBehavior?.FunctionAssociations).toEqual(
      associations(["viewer-request", request], ["viewer-response", response]),
    );
    const { FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name: "a" }));
    expect(FunctionSummary?.Status).toBe("DEPLOYED");
  });

  it("gives members of config precedence and keeps its own copy", () => {
    using opened = open();
    const config = { Comment: "ours", Aliases: { Quantity: 1, Items: ["a.example.com"] } };
    const { id } = opened.cloudfront.seed.distribution({ comment: "mine", enabled: false, config });
    config.Aliases.Items.push("b.example.com");
    expect(opened.cloudfront.state().distributions?.[id]?.config).toMatchObject({
      Comment: "ours",
      Enabled: false,
      Aliases: { Quantity: 1, Items: ["a.example.com"] },
    });
  });

  it("ignores quotas and adds nothing to calls()", () => {
    using opened = open({ quotas: { distributions: 0, distributionsPerFunction: 0 } });
    seedLive(opened.cloudfront);
    opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    expect(opened.cloudfront.calls()).toEqual([]);
  });

  it.each(["nobody", "draft", "arn:aws:cloudfront::123456789012:function/draft"])(
    "rejects the function %s, which is not published, and says what to do",
    (name) => {
      using opened = open();
      opened.cloudfront.seed.function({ name: "draft", code: passThrough });
      expect(() => opened.cloudfront.seed.distribution({ functions: { "viewer-request": name } })).toThrow(
        expect.objectContaining({
          code: "INVALID_SEED",
          message: expect.stringMatching(/There is no published function .*publish: true/),
        }),
      );
    },
  );

  it.each([
    ["of its own", { aliases: ["www.example.com"] }],
    ["of the configuration", { config: { Aliases: aliases("www.example.com") } }],
  ])("can be updated as it came, with aliases %s", async (_, seed) => {
    using opened = open();
    const { id: Id } = opened.cloudfront.seed.distribution(seed);
    const { DistributionConfig, ETag } = await opened.client.send(new GetDistributionConfigCommand({ Id }));
    const update = new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig });
    await expect(opened.client.send(update)).resolves.toMatchObject({ ETag: "ETVPDKIKX0DER" });
  });

  it.each([
    [{ Comment: "" }, 'seed.distribution() has no option "Comment". The options are: id, functions,'],
    [{ functions: { "origin-request": "edge" } }, 'has no event "origin-request" for functions.'],
    [{ config: { Comments: "" } }, "seed.distribution() has no option config.Comments."],
    [
      { config: { Origins: { Quantity: 1, Items: [{ Id: "a", Domain: "a.example.com" }] } } },
      "has no option config.Origins.Items[0].Domain. The members of config.Origins.Items[0] are: Id, DomainName,",
    ],
  ])("rejects the unknown member of %j", (seed, message) => {
    const { cloudfront } = open();
    expect(() => cloudfront.seed.distribution(seed as never)).toThrow(
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
    );
    expect(cloudfront.state()).toEqual({});
  });

  it("rejects an alias that another distribution has", () => {
    using opened = open();
    opened.cloudfront.seed.distribution({ aliases: ["www.example.com"] });
    expect(() => opened.cloudfront.seed.distribution({ aliases: ["WWW.example.com"] })).toThrow(
      expect.objectContaining({
        code: "INVALID_SEED",
        message: expect.stringContaining('"www.example.com" already'),
      }),
    );
  });
});
