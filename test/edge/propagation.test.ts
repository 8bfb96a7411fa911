import {
  CloudFrontClient,
  CreateDistributionCommand,
  DescribeFunctionCommand,
  GetDistributionConfigCommand,
  PublishFunctionCommand,
  UpdateDistributionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { type MockCloudFront, mockCloudFront } from "../../src/index.ts";
import { Clock } from "../support/clock.ts";
import { aliases, certificate, makeDistributionConfig } from "../support/make-distribution.ts";

const code = (text: string): Buffer =>
  Buffer.from(`function handler(event) { return { statusCode: 200, body: "${text}" }; }`);

/** Creates a mock whose function answers every visit with "first". */
function setUp(propagation: "immediate" | "manual" | { ms: number }) {
  const clock = new Clock();
  const client = new CloudFrontClient({ region: "us-east-1" });
  const cloudfront = mockCloudFront({
    clients: [client],
    now: clock.now,
    propagation,
    origins: (_, { originId }) => new Response(originId),
  });
  const { etag } = cloudfront.seed.function({ name: "edge", code: code("first"), publish: true });
  return { clock, client, cloudfront, etag };
}

async function publish(client: CloudFrontClient, text: string): Promise<void> {
  const { ETag: IfMatch } = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
  const { ETag } = await client.send(
    new UpdateFunctionCommand({
      Name: "edge",
      IfMatch,
      FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
      FunctionCode: code(text),
    }),
  );
  await client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: ETag }));
}

async function update(
  client: CloudFrontClient,
  Id: string,
  change: Partial<NonNullable<UpdateDistributionCommand["input"]["DistributionConfig"]>>,
): Promise<void> {
  const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
  const config = {
    ...DistributionConfig,
    ...change,
  } as UpdateDistributionCommand["input"]["DistributionConfig"];
  await client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: config }));
}

async function read(cloudfront: MockCloudFront, target: string): Promise<string> {
  const { response } = await cloudfront.visit(target);
  return `${response.status} ${await response.text()}`;
}

describe("a visit after a publication", () => {
  it("runs the new code at once with immediate propagation", async () => {
    const { client, cloudfront } = setUp("immediate");
    using _ = cloudfront;
    cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await publish(client, "second");
    expect(await read(cloudfront, "/")).toBe("200 second");
  });

  it("runs the previous code until the deployment completes", async () => {
    const { client, cloudfront } = setUp("manual");
    using _ = cloudfront;
    cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await publish(client, "second");
    await publish(client, "third");
    expect(await read(cloudfront, "/")).toBe("200 first");
    cloudfront.settle();
    expect(await read(cloudfront, "/")).toBe("200 third");
  });

  it("runs the new code when the time of the propagation has passed", async () => {
    const { client, cloudfront, clock } = setUp({ ms: 1000 });
    using _ = cloudfront;
    cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await publish(client, "second");
    clock.pass(999);
    expect(await read(cloudfront, "/")).toBe("200 first");
    clock.pass(1);
    expect(await read(cloudfront, "/")).toBe("200 second");
  });
});

describe("a visit after a change of the distribution", () => {
  it("gets the previous configuration until the deployment completes", async () => {
    const { client, cloudfront } = setUp("manual");
    using _ = cloudfront;
    const { id } = cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await update(client, id, { Enabled: false });
    expect(await read(cloudfront, "/")).toBe("200 first");
    cloudfront.settle();
    expect(await read(cloudfront, "/")).toMatch(/^403 /);
  });

  it("gets the previous configuration after several changes", async () => {
    const { client, cloudfront } = setUp("manual");
    using _ = cloudfront;
    const { id } = cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    await update(client, id, { Comment: "changed" });
    await update(client, id, { Enabled: false });
    expect(await read(cloudfront, "/")).toBe("200 first");
  });

  it("is refused by a distribution that was never deployed, with a note", async () => {
    const { client, cloudfront } = setUp("manual");
    using _ = cloudfront;
    const { Distribution } = await client.send(
      new CreateDistributionCommand({ DistributionConfig: makeDistributionConfig() }),
    );
    const visit = await cloudfront.visit("/");
    expect(visit.response.status).toBe(403);
    expect(visit.notes).toEqual([
      `The distribution ${Distribution?.Id} has the name "${Distribution?.DomainName}" and does not serve it: ` +
        `${Distribution?.Id} has not been deployed yet. Call cloudfront.settle().`,
    ]);
    cloudfront.settle();
    expect(await read(cloudfront, "/")).toBe("200 site");
  });

  it("finds an alias at the distribution that had it until the alias has moved", async () => {
    const { client, cloudfront } = setUp("manual");
    using _ = cloudfront;
    const origin = (name: string) => ({ [name]: `${name}.example.com` });
    const first = cloudfront.seed.distribution({ aliases: ["www.example.com"], origins: origin("blue") });
    const second = cloudfront.seed.distribution({ origins: origin("green") });
    await update(client, first.id, { Aliases: { Quantity: 0 } });
    await update(client, second.id, { Aliases: aliases("www.example.com"), ViewerCertificate: certificate });
    expect(await read(cloudfront, "https://www.example.com/")).toBe("200 blue");
    cloudfront.settle();
    expect(await read(cloudfront, "https://www.example.com/")).toBe("200 green");
  });
});
