// How the tool next door is tested: what it does when things go wrong. Whatever fails, visitors meet one release or the
// other, code and items together, and the tool can be run again.
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

/** Both colours are there; the second release is live, and the third goes where the first is. */
async function openGreenSite() {
  const site = openSite();
  await site.deploy(first);
  await site.deploy(second);
  return site;
}

describe("a release that is not good", () => {
  it.each([
    [
      "throws",
      { code: "function handler(event) { return event.request.headers.host.valeu.length; }" },
      "TypeError",
    ],
    ["does something else", { code: codeFor("other.html") }, 'made {"uri":"/docs/other.html"} of the event'],
    ["cannot be run at all", { code: "function handler({ request }) { return request; }" }, "SyntaxError"],
    ["lacks an item that it needs", { items: {} }, 'made {"uri":"/old"} of the event'],
    ["has an item that is too large", { items: { "/old": "x".repeat(1025) } }, "Maximum size of the value"],
  ])("and %s leaves what is live alone", async (_, changes, reason) => {
    using site = await openGreenSite();
    await expect(site.deploy({ ...third, ...changes })).rejects.toThrow(reason);
    expect(site.live()).toEqual(serving(second));
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
  });
});

describe("a call that is throttled", () => {
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
  )("ends the deployment before the switch, and it can be run again: %s", async (_, command) => {
    using site = await openGreenSite();
    site.cloudfront.faults.on(command).rejectsOnce("Throttling");
    await expect(site.deploy(third)).rejects.toThrow("Rate exceeded");
    expect(site.live()).toEqual(serving(second));
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
  });

  it.each([GetDistributionCommand, GetInvalidationCommand].map(byName))(
    "is another look to a waiter: %s",
    async (_, command) => {
      using site = await openGreenSite();
      site.cloudfront.faults.on(command).rejectsOnce("Throttling");
      await site.deploy(third);
      expect(site.live()).toEqual(serving(third));
      site.cloudfront.faults.assertNonePending();
    },
  );

  it("is tried again by the SDK's own retries, which run where only the socket is replaced", async () => {
    using site = openSite({ intercept: "http" });
    for (const command of [UpdateKeysCommand, TestFunctionCommand, UpdateDistributionCommand]) {
      site.cloudfront.faults.on(command).rejectsTimes(2, "Throttling");
    }
    await site.deploy(first);
    expect(site.live()).toEqual(serving(first));
    site.cloudfront.faults.assertNonePending();
  });
});

describe("an answer that is lost", () => {
  it.each([CreateKeyValueStoreCommand, CreateFunctionCommand].map(byName))(
    "at the first deployment is made up for by another run: %s",
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
  )("leaves one release or the other, and is made up for by another run: %s", async (_, command) => {
    using site = await openGreenSite();
    site.cloudfront.faults.apply(scenarios.lostResponse(command));
    await expect(site.deploy(third)).rejects.toThrow("socket hang up");
    expect([serving(second), serving(third)]).toContainEqual(site.live());
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
  });

  it.each([UpdateDistributionCommand, CreateInvalidationCommand].map(byName))(
    "after the switch leaves the former release to go back to, whatever is run again: %s",
    async (_, command) => {
      using site = await openGreenSite();
      site.cloudfront.faults.apply(scenarios.lostResponse(command));
      await expect(site.deploy(third)).rejects.toThrow("socket hang up");
      expect(await site.deploy(third)).toBe("site-blue");
      await site.goBack("back");
      expect(site.live()).toEqual(serving(second));
    },
  );

  it("is not begun twice, where it was that to an invalidation", async () => {
    using site = openSite();
    site.cloudfront.faults.apply(scenarios.lostResponse(CreateInvalidationCommand));
    await expect(site.deploy(first)).rejects.toThrow("socket hang up");
    await site.deploy(first);
    expect(Object.keys(site.cloudfront.state().invalidations ?? {})).toHaveLength(1);
  });

  it("makes the SDK write again with an ETag that its own write made stale: the tool reads again", async () => {
    using site = openSite({ intercept: "http" });
    site.cloudfront.faults.on(UpdateKeysCommand).losesResponseOnce();
    site.cloudfront.faults.on(UpdateDistributionCommand).losesResponseOnce();
    await site.deploy(first);
    expect(site.live()).toEqual(serving(first));
    const errorsOf = (calls: readonly { readonly error?: Error }[]) => calls.map(({ error }) => error?.name);
    // The store held all of it at the second look; the distribution was written once more.
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

describe("somebody else", () => {
  it("writes into the store between the tool's read and its write: it reads again, and its items win", async () => {
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

  it("has the store at work at that time, which is told as a conflict: the tool reads again", async () => {
    using site = await openGreenSite();
    site.cloudfront.faults.on(UpdateKeysCommand).rejectsOnce("ConflictException");
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
    site.cloudfront.faults.assertNonePending();
  });

  it("updates the function just before the tool does: the tool reads again", async () => {
    using site = await openGreenSite();
    site.cloudfront.faults.apply(scenarios.concurrentUpdate("site-blue"));
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
    site.cloudfront.faults.assertNonePending();
  });

  it("updates it after the tool has tried it: what was not tried is not published", async () => {
    using site = await openGreenSite();
    site.cloudfront.faults.on(PublishFunctionCommand).rejectsOnce("PreconditionFailed");
    await expect(site.deploy(third)).rejects.toThrow(PreconditionFailed);
    expect(site.live()).toEqual(serving(second));
  });

  it.each([
    ["twice: the tool reads again", 2, third],
    ["for ever: the tool gives up, and what is live stays", 3, second],
  ])("changes the distribution meanwhile, %s", async (_, times, outcome) => {
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
