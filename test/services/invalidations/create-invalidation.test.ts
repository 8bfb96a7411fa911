import {
  BatchTooLarge,
  CloudFrontServiceException,
  CreateInvalidationCommand,
  InconsistentQuantities,
  InvalidArgument,
  NoSuchDistribution,
  TooManyInvalidationsInProgress,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { invalidate } from "../../support/make-invalidation.ts";
import { refusalOf } from "../../support/refusal.ts";

function files(count: number) {
  return Array.from({ length: count }, (_, n) => `/${n}.html`);
}
function wildcards(count: number) {
  return Array.from({ length: count }, (_, n) => `/${n}/*`);
}

describe.each(interceptionModes)("CreateInvalidation ($name)", ({ open }) => {
  const opened = (options: Parameters<typeof open>[0] = {}) => {
    const { client, cloudfront } = open(options);
    return { client, cloudfront, id: cloudfront.seed.distribution().id };
  };

  // In the order of the checks.
  it("rejects missing members", async () => {
    const { client, id } = opened();
    const InvalidationBatch = { Paths: {} } as never;
    await expectException(
      client.send(new CreateInvalidationCommand({ DistributionId: id, InvalidationBatch })),
      CloudFrontServiceException,
      {
        name: "MalformedXML",
        message: "Value null at 'invalidationBatch.paths.quantity' failed to satisfy constraint",
      },
    );
  });

  // seen: this text
  it("rejects a Quantity that is not the number of paths", async () => {
    const { client } = opened();
    const InvalidationBatch = { CallerReference: "1", Paths: { Quantity: 1, Items: ["/a", "b"] } };
    await expectException(
      client.send(new CreateInvalidationCommand({ DistributionId: "E0", InvalidationBatch })),
      InconsistentQuantities,
      {
        status: 400,
        message: "The specified quantity of Paths (1) does not match the actual quantity supplied (2).",
      },
    );
  });

  // seen: this text, for paths without a slash in front
  it.each([
    ["no path", []],
    ["a path without a slash", ["/a", "index.html"]],
    ["a path of another system", ["C:/Program Files/Git/index.html"]],
    ["a path with a blank", ["/a b"]],
    ...["/runtime~main.js", "/a|b", "/é", "/a{b}", "/a%2", '/a"b', "/a#b", `/${"a".repeat(4000)}`].map(
      (path): [string, string[]] => [`the path ${path.slice(0, 20)}`, ["/ok", path]],
    ),
  ])("rejects %s", async (_, paths) => {
    await expectException(opened().client.send(invalidate("E0", paths)), InvalidArgument, {
      status: 400,
      message: /^Your request contains one or more invalid invalidation paths\.$/,
    });
  });

  it.each([
    [["/a", "/b~c/é"], "'/b~c/é' is not valid. Encode it: '/b%7Ec/%C3%A9'."],
    [["a%20b", "|"], "'a%20b' and 1 more are not valid. Encode it: '/a%20b'."],
    [[`/${"a".repeat(4000)}`], "A path has at most 4,000 characters."],
    [[], "Paths is empty."],
  ])("advises how to encode the paths %j", async (paths, advice) => {
    const error = await refusalOf(opened().client.send(invalidate("E0", paths)));
    expect((error.cause as Error).message).toContain(advice);
  });

  it("accepts encoded characters and all characters that are safe in a URL", async () => {
    const { client, id } = opened();
    const { Invalidation } = await client.send(invalidate(id, ["/a%7Eb", "/$-_.+!*'(),;/?:@=&", "/*"]));
    expect(Invalidation?.InvalidationBatch?.Paths?.Quantity).toBe(3);
  });

  it("rejects more than 3,000 paths", async () => {
    await expectException(opened().client.send(invalidate("E0", files(3001))), BatchTooLarge, {
      status: 413,
    });
  });

  it("rejects an unknown distribution", async () => {
    await expectException(opened().client.send(invalidate("E0")), NoSuchDistribution, { status: 404 });
  });

  // seen: this text
  it("rejects a caller reference that was used for other paths", async () => {
    const { client, id } = opened();
    await client.send(invalidate(id, ["/a"], "deploy 1"));
    await expectException(client.send(invalidate(id, ["/b"], "deploy 1")), InvalidArgument, {
      message:
        "Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.",
    });
  });

  it.each([
    ["wildcard invalidations", wildcards(15), wildcards(1)],
    ["invalidations", files(3000), files(1)],
  ])("rejects more %s at a time than the quota, until some are completed", async (kind, first, second) => {
    const { client, cloudfront, id } = opened({ propagation: "manual" });
    const other = cloudfront.seed.distribution();
    await client.send(invalidate(id, first));
    await expectException(client.send(invalidate(id, second)), TooManyInvalidationsInProgress, {
      status: 400,
      message: `Processing your request will cause you to exceed the maximum number of in-progress ${kind}.`,
    });
    await client.send(invalidate(other.id, second));
    cloudfront.settle();
    await client.send(invalidate(id, second));
    expect(Object.keys(cloudfront.state().invalidations ?? {})).toHaveLength(3);
  });

  it("is refused with the reference of one that has more paths", async () => {
    const { client, id } = opened();
    await client.send(invalidate(id, ["/a", "/b"], "deploy 1"));
    await expectException(client.send(invalidate(id, ["/a"], "deploy 1")), InvalidArgument);
  });

  it("counts wildcard paths separately from other paths in progress", async () => {
    const quotas = { invalidationPaths: 2, invalidationWildcards: 1 };
    const { client, id } = opened({ propagation: "manual", quotas });
    await client.send(invalidate(id, files(2)));
    await expect(client.send(invalidate(id, wildcards(1)))).resolves.toBeDefined();
  });

  it("has the quotas that the mock is given", async () => {
    const { client, id } = opened({ quotas: { invalidationPaths: 2, invalidationWildcards: 0 } });
    await client.send(invalidate(id, files(2)));
    await expectException(client.send(invalidate(id, files(3))), BatchTooLarge, { message: "it may have 2" });
    await expectException(client.send(invalidate(id, wildcards(1))), TooManyInvalidationsInProgress);
  });

  it("leaves the distribution unchanged", async () => {
    const { client, cloudfront, id } = opened({ propagation: "manual" });
    const before = cloudfront.state().distributions;
    await client.send(invalidate(id));
    expect(cloudfront.state().distributions).toEqual(before);
  });

  it("creates one invalidation of the same batch sent twice, as after a lost response", async () => {
    const { client, cloudfront, id } = opened();
    const first = await client.send(invalidate(id, ["/a", "/b"], "deploy 1"));
    const second = await client.send(invalidate(id, ["/a", "/b"], "deploy 1"));
    expect(second.Invalidation?.Id).toBe(first.Invalidation?.Id);
    expect(second.Location).toBe(first.Location);
    expect(second.Invalidation?.Status).toBe("Completed");
    expect(Object.keys(cloudfront.state().invalidations ?? {})).toHaveLength(1);
  });

  it("accepts the same caller reference for another distribution", async () => {
    const { client, cloudfront, id } = opened();
    const other = cloudfront.seed.distribution();
    await client.send(invalidate(id, ["/a"], "deploy 1"));
    await client.send(invalidate(other.id, ["/b"], "deploy 1"));
    expect(Object.keys(cloudfront.state().invalidations ?? {})).toHaveLength(2);
  });

  it("returns the invalidation in progress, and its location", async () => {
    const clock = new Clock("2026-03-04T05:06:07.890Z");
    const { client, id } = opened({ now: clock.now });
    const { $metadata, ...output } = await client.send(invalidate(id, ["/*"], "deploy 1"));
    const { Id = "" } = output.Invalidation ?? {};
    expect(Id).toMatch(/^I[1-9A-Z][0-9A-Z]{10,12}$/);
    expect(output).toEqual({
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}/invalidation/${Id}`,
      Invalidation: {
        Id,
        Status: "InProgress",
        CreateTime: new Date("2026-03-04T05:06:07.890Z"),
        InvalidationBatch: { CallerReference: "deploy 1", Paths: { Quantity: 1, Items: ["/*"] } },
      },
    });
    expect($metadata.httpStatusCode).toBe(201);
  });
});
