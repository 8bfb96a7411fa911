// Tests of the deploy tool with failures. In all of them, visitors get one release or the other, code and items together,
// and the tool can run again.
import {
  CreateFunctionCommand,
  CreateInvalidationCommand,
  CreateKeyValueStoreCommand,
  DescribeFunctionCommand,
  DescribeKeyValueStoreCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetInvalidationCommand,
  PreconditionFailed,
  PublishFunctionCommand,
  TestFunctionCommand,
  UpdateDistributionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import {
  DescribeKeyValueStoreCommand as DescribeDataCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { scenarios } from "mock-cloudfront";
import { describe, expect, it, vi } from "vitest";
import { codeFor, openSite, releaseOf, serving } from "./example-site.ts";

const first = releaseOf("index.html");
const second = releaseOf("home.html");
const third = releaseOf("start.html");

function byName<Command extends { readonly name: string }>(command: Command): [string, Command] {
  return [command.name, command];
}

/** Opens a site with both colors. The second release is live, in green, and the third will replace the first. */
async function openGreenSite() {
  const site = openSite();
  await site.deploy(first);
  await site.deploy(second);
  return site;
}

describe("a bad release", () => {
  it.each([
    [
      "throws",
      { code: "function handler(event) { return event.request.headers.host.valeu.length; }" },
      "TypeError",
    ],
    [
      "returns something else",
      { code: codeFor("other.html") },
      'returned {"uri":"/docs/other.html"} for the event',
    ],
    ["cannot be parsed", { code: "function handler({ request }) { return request; }" }, "SyntaxError"],
    ["lacks an item that it needs", { items: {} }, 'returned {"uri":"/old"} for the event'],
    ["has an item that is too large", { items: { "/old": "x".repeat(1025) } }, "Maximum size of the value"],
  ])("that %s does not change the live release", async (_, changes, reason) => {
    using site = await openGreenSite();
    await expect(site.deploy({ ...third, ...changes })).rejects.toThrow(reason);
    expect(site.live()).toEqual(serving(second));
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
  });
});

describe("a throttled call", () => {
  it.each(
    [
      GetDistributionConfigCommand,
      DescribeKeyValueStoreCommand,
      DescribeDataCommand,
      ListKeysCommand,
      UpdateKeysCommand,
      DescribeFunctionCommand,
      UpdateFunctionCommand,
      TestFunctionCommand,
      PublishFunctionCommand,
      UpdateDistributionCommand,
    ].map(byName),
  )("stops the deployment before the switch, and the tool can run again: %s", async (_, command) => {
    using site = await openGreenSite();
    site.cloudfront.faults.on(command).rejectsOnce("Throttling");
    await expect(site.deploy(third)).rejects.toThrow("Rate exceeded");
    expect(site.live()).toEqual(serving(second));
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
  });

  it.each([GetDistributionCommand, GetInvalidationCommand].map(byName))(
    "is repeated by a waiter: %s",
    async (_, command) => {
      using site = await openGreenSite();
      site.cloudfront.faults.on(command).rejectsOnce("Throttling");
      await site.deploy(third);
      expect(site.live()).toEqual(serving(third));
      site.cloudfront.faults.assertNonePending();
    },
  );

  it("is retried by the SDK if only the socket is replaced", async () => {
    using site = openSite({ intercept: "http" });
    for (const command of [UpdateKeysCommand, TestFunctionCommand, UpdateDistributionCommand]) {
      site.cloudfront.faults.on(command).rejectsTimes(2, "Throttling");
    }
    await site.deploy(first);
    expect(site.live()).toEqual(serving(first));
    site.cloudfront.faults.assertNonePending();
  });
});

describe("a lost response", () => {
  it.each([CreateKeyValueStoreCommand, CreateFunctionCommand].map(byName))(
    "in the first deployment is repaired by another run: %s",
    async (_, command) => {
      using site = openSite();
      site.cloudfront.faults.apply(scenarios.lostResponse(command));
      await expect(site.deploy(first)).rejects.toThrow("socket hang up");
      await site.deploy(first);
      expect(site.live()).toEqual(serving(first));
    },
  );

  it.each(
    [
      UpdateKeysCommand,
      UpdateFunctionCommand,
      PublishFunctionCommand,
      UpdateDistributionCommand,
      CreateInvalidationCommand,
    ].map(byName),
  )("leaves one of the two releases live, and is repaired by another run: %s", async (_, command) => {
    using site = await openGreenSite();
    site.cloudfront.faults.apply(scenarios.lostResponse(command));
    await expect(site.deploy(third)).rejects.toThrow("socket hang up");
    expect([serving(second), serving(third)]).toContainEqual(site.live());
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
  });

  it.each([UpdateDistributionCommand, CreateInvalidationCommand].map(byName))(
    "after the switch keeps the previous release available for goBack(): %s",
    async (_, command) => {
      using site = await openGreenSite();
      site.cloudfront.faults.apply(scenarios.lostResponse(command));
      await expect(site.deploy(third)).rejects.toThrow("socket hang up");
      expect(await site.deploy(third)).toBe("site-blue");
      await site.goBack("back");
      expect(site.live()).toEqual(serving(second));
    },
  );

  it("to an invalidation does not create a second invalidation", async () => {
    using site = openSite();
    site.cloudfront.faults.apply(scenarios.lostResponse(CreateInvalidationCommand));
    await expect(site.deploy(first)).rejects.toThrow("socket hang up");
    await site.deploy(first);
    expect(Object.keys(site.cloudfront.state().invalidations ?? {})).toHaveLength(1);
  });

  it("makes the SDK retry with an ETag that its first attempt made stale, so the tool reads again", async () => {
    using site = openSite({ intercept: "http" });
    site.cloudfront.faults.on(UpdateKeysCommand).losesResponseOnce();
    site.cloudfront.faults.on(UpdateDistributionCommand).losesResponseOnce();
    await site.deploy(first);
    expect(site.live()).toEqual(serving(first));
    const errorsOf = (calls: readonly { readonly error?: Error }[]) => calls.map(({ error }) => error?.name);
    // At the second read, the store had all items already. The distribution was written once more.
    expect(errorsOf(site.cloudfront.calls(UpdateKeysCommand))).toEqual([
      "TimeoutError",
      "ValidationException",
    ]);
    expect(errorsOf(site.cloudfront.calls(UpdateDistributionCommand))).toEqual([
      "TimeoutError",
      "PreconditionFailed",
      undefined,
    ]);
  });
});

describe("another writer", () => {
  it("changes the store between the tool's read and write, so the tool reads again, and its items win", async () => {
    using site = await openGreenSite();
    const { clients, cloudfront } = site;
    cloudfront.faults.on(UpdateKeysCommand).delaysOnce(200);
    const deploying = site.deploy(third);
    await vi.waitUntil(() => cloudfront.calls(UpdateKeysCommand).length === 3);
    const { KeyValueStore } = await clients.cloudFront.send(
      new DescribeKeyValueStoreCommand({ Name: "site-blue" }),
    );
    const KvsARN = KeyValueStore?.ARN;
    const { ETag: IfMatch } = await clients.keyValueStore.send(new DescribeDataCommand({ KvsARN }));
    await clients.keyValueStore.send(new PutKeyCommand({ KvsARN, IfMatch, Key: "/theirs", Value: "/x" }));
    await deploying;
    expect(cloudfront.calls(UpdateKeysCommand).map(({ error }) => error?.name)).toEqual([
      undefined,
      undefined,
      "ValidationException",
      undefined,
    ]);
    expect(site.live()).toEqual(serving(third));
  });

  it("causes a conflict in the store, so the tool reads again", async () => {
    using site = await openGreenSite();
    site.cloudfront.faults.on(UpdateKeysCommand).rejectsOnce("ConflictException");
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
    site.cloudfront.faults.assertNonePending();
  });

  it("updates the function just before the tool, so the tool reads again", async () => {
    using site = await openGreenSite();
    site.cloudfront.faults.apply(scenarios.concurrentUpdate("site-blue"));
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
    site.cloudfront.faults.assertNonePending();
  });

  it("updates the function after its test, so the tool does not publish it", async () => {
    using site = await openGreenSite();
    site.cloudfront.faults.on(PublishFunctionCommand).rejectsOnce("PreconditionFailed");
    await expect(site.deploy(third)).rejects.toThrow(PreconditionFailed);
    expect(site.live()).toEqual(serving(second));
  });

  it.each([
    ["twice, so the tool reads again", 2, third],
    ["three times, so the tool fails and the live release stays", 3, second],
  ])("changes the distribution %s", async (_, times, outcome) => {
    using site = await openGreenSite();
    site.cloudfront.faults.on(UpdateDistributionCommand).rejectsTimes(times, "PreconditionFailed");
    const deploying = site.deploy(third);
    if (outcome === third) {
      await deploying;
    } else {
      await expect(deploying).rejects.toThrow(PreconditionFailed);
    }
    expect(site.live()).toEqual(serving(outcome));
    site.cloudfront.faults.assertNonePending();
  });
});
