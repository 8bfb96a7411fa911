import {
  type CloudFrontClient,
  CreateCachePolicyCommand,
  CreateDistributionCommand,
  CreateFunctionCommand,
  CreatePublicKeyCommand,
  DeleteFunctionCommand,
  DescribeConnectionFunctionCommand,
  DescribeFunctionCommand,
  GetAnycastIpListCommand,
  GetCachePolicyCommand,
  GetConnectionGroupCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetDistributionTenantCommand,
  GetTrustStoreCommand,
  GetVpcOriginCommand,
  ListFunctionsCommand,
  TooManyPublicKeys,
  UpdateAnycastIpListCommand,
  UpdateCachePolicyCommand,
  UpdateConnectionFunctionCommand,
  UpdateConnectionGroupCommand,
  UpdateDistributionCommand,
  UpdateDistributionTenantCommand,
  UpdateFunctionCommand,
  UpdateTrustStoreCommand,
  UpdateVpcOriginCommand,
} from "@aws-sdk/client-cloudfront";
import { DescribeKeyValueStoreCommand, UpdateKeysCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import type { DeploymentStamp } from "../src/core/propagation.ts";
import { type MockCloudFront, type Scenario, type Seed, scenarios } from "../src/index.ts";
import { Clock } from "./support/clock.ts";
import { interceptionModes } from "./support/interception-modes.ts";
import { makeFunction, passThrough } from "./support/make.ts";
import { allowAll, makeConnectionFunction } from "./support/make-connection-function.ts";
import { makeDistribution } from "./support/make-distribution.ts";
import { makePublicKeyConfig } from "./support/make-keys.ts";
import { makeCachePolicyConfig } from "./support/make-policies.ts";
import { makeVpcOriginConfig } from "./support/make-vpc-origin.ts";

// biome-ignore lint/suspicious/noExplicitAny: any command of the client
type Command = new (input: any) => object;
// biome-ignore lint/suspicious/noExplicitAny: any output of the client
type Output = any;

/** How a call ends: the name of its error, or "answered". */
function end(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => "answered",
    ({ name }: Error) => name,
  );
}

function list(client: CloudFrontClient) {
  return end(client.send(new ListFunctionsCommand({})));
}
function create(client: CloudFrontClient, Name: string) {
  return end(client.send(new CreateFunctionCommand(makeFunction({ Name }))));
}

describe.each(interceptionModes)("$name:", ({ open }) => {
  it("throttled rejects the next calls of any command", async () => {
    using opened = open();
    opened.cloudfront.faults.apply(scenarios.throttled({ times: 2 }));
    expect(await create(opened.client, "edge")).toBe("Throttling");
    expect(await list(opened.client)).toBe("Throttling");
    expect(await create(opened.client, "edge")).toBe("answered");
    opened.cloudfront.faults.assertNonePending();
  });

  it("outage rejects every call for the given time on the mock's clock", async () => {
    const clock = new Clock();
    using opened = open({ now: clock.now });
    opened.cloudfront.faults.apply(scenarios.outage({ ms: 5000 }));
    expect(await list(opened.client)).toBe("ServiceUnavailable");
    clock.pass(4999);
    expect(await list(opened.client)).toBe("ServiceUnavailable");
    clock.pass(1);
    expect(await list(opened.client)).toBe("answered");
  });

  it("flaky rejects some calls, the same ones for the same seed", async () => {
    const run = async (randomSeed: number) => {
      using opened = open({ randomSeed });
      opened.cloudfront.faults.apply(scenarios.flaky({ rate: 0.5 }));
      const ends: string[] = [];
      for (let i = 0; i < 20; i++) {
        ends.push(await list(opened.client));
      }
      return ends;
    };
    expect(await run(3)).toEqual(await run(3));
    expect(new Set(await run(3))).toEqual(new Set(["answered", "ServiceUnavailable"]));
  });

  describe("concurrentUpdate", () => {
    const update = (client: CloudFrontClient, Name: string, IfMatch: string | undefined) =>
      client.send(new UpdateFunctionCommand({ ...makeFunction({ Name }), IfMatch }));

    it("happens between the read and the write, which the service then rejects", async () => {
      using opened = open();
      opened.cloudfront.seed.function({ name: "edge", code: passThrough });
      opened.cloudfront.faults.apply(scenarios.concurrentUpdate("edge"));
      const { ETag } = await opened.client.send(new DescribeFunctionCommand({ Name: "edge" }));
      await expect(update(opened.client, "edge", ETag)).rejects.toMatchObject({
        name: "PreconditionFailed",
        $metadata: { httpStatusCode: 412 },
      });

      const current = await opened.client.send(new DescribeFunctionCommand({ Name: "edge" }));
      expect(current.FunctionSummary?.FunctionConfig?.Comment).toBe("Changed by another writer");
      await expect(update(opened.client, "edge", current.ETag)).resolves.toBeDefined();
      expect(opened.cloudfront.calls(UpdateFunctionCommand)).toHaveLength(2);
      opened.cloudfront.faults.assertNonePending();
    });

    it("affects only that function", async () => {
      using opened = open();
      const { etag } = opened.cloudfront.seed.function({ name: "other", code: passThrough });
      opened.cloudfront.faults.apply(scenarios.concurrentUpdate("edge"));
      await expect(update(opened.client, "other", etag)).resolves.toBeDefined();
      expect(opened.cloudfront.faults.pending()).toMatchObject([{ fault: 'concurrentUpdate("edge")' }]);
    });

    it("happens to a distribution", async () => {
      using opened = open();
      const { client, cloudfront } = opened;
      const { id: Id, etag } = cloudfront.seed.distribution();
      cloudfront.faults.apply(scenarios.concurrentUpdate({ distribution: Id }));
      const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id }));
      const update = (IfMatch: string | undefined) =>
        client.send(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig }));
      await expect(update(etag)).rejects.toMatchObject({ name: "PreconditionFailed" });
      const current = await client.send(new GetDistributionConfigCommand({ Id }));
      expect(current.DistributionConfig?.Comment).toBe("Changed by another writer");
      await update(current.ETag);
      cloudfront.faults.assertNonePending();
    });

    it("happens to the items of a key value store", async () => {
      using opened = open();
      const { keyValueStoreClient, cloudfront } = opened;
      const { arn: KvsARN, dataEtag } = cloudfront.seed.keyValueStore({
        name: "redirects",
        items: { "/a": "/b" },
      });
      cloudfront.faults.apply(scenarios.concurrentUpdate({ keyValueStore: "redirects" }));
      const update = (IfMatch: string | undefined) =>
        keyValueStoreClient.send(new UpdateKeysCommand({ KvsARN, IfMatch, Deletes: [{ Key: "/a" }] }));
      await expect(update(dataEtag)).rejects.toMatchObject({ name: "ValidationException" });
      const current = await keyValueStoreClient.send(new DescribeKeyValueStoreCommand({ KvsARN }));
      expect(current.ItemCount).toBe(1);
      await update(current.ETag);
      cloudfront.faults.assertNonePending();
    });

    it.each<[kind: keyof Seed, commands: readonly [get: Command, update: Command], changes: object]>([
      [
        "cachePolicy",
        [GetCachePolicyCommand, UpdateCachePolicyCommand],
        { CachePolicyConfig: makeCachePolicyConfig() },
      ],
      [
        "vpcOrigin",
        [GetVpcOriginCommand, UpdateVpcOriginCommand],
        { VpcOriginEndpointConfig: makeVpcOriginConfig() },
      ],
      ["anycastIpList", [GetAnycastIpListCommand, UpdateAnycastIpListCommand], {}],
      ["trustStore", [GetTrustStoreCommand, UpdateTrustStoreCommand], {}],
      ["connectionGroup", [GetConnectionGroupCommand, UpdateConnectionGroupCommand], {}],
      ["distributionTenant", [GetDistributionTenantCommand, UpdateDistributionTenantCommand], {}],
      [
        "connectionFunction",
        [DescribeConnectionFunctionCommand, UpdateConnectionFunctionCommand],
        makeConnectionFunction(),
      ],
    ])("happens to a resource of the kind %s", async (kind, [Get, Update], changes) => {
      using opened = open();
      const { client, cloudfront } = opened;
      const send = (command: unknown) =>
        (client as { send(command: unknown): Promise<Output> }).send(command);
      const seed = cloudfront.seed[kind] as (seed: object) => { readonly id: string; readonly etag: string };
      const { id: Id, etag } = seed(kind === "connectionFunction" ? { name: "f", code: allowAll } : {});
      cloudfront.faults.apply(scenarios.concurrentUpdate({ [kind]: Id } as never));
      const update = (IfMatch: string) => send(new Update({ Id, IfMatch, ...changes }));
      await expect(update(etag)).rejects.toMatchObject({ name: "PreconditionFailed" });
      const { ETag } = await send(new Get({ Id, Identifier: Id }));
      await update(ETag);
      cloudfront.faults.assertNonePending();
    });

    it("is refused for an unknown kind of resource, with the kinds", () => {
      using opened = open();
      const apply = () =>
        opened.cloudfront.faults.apply(scenarios.concurrentUpdate({ webAcl: "a" } as never));
      expect(apply).toThrow(/no such kind of resource\..*keyValueStore, cachePolicy, /);
    });

    it("is refused for a key value store that does not exist", () => {
      using opened = open();
      const apply = () =>
        opened.cloudfront.faults.apply(scenarios.concurrentUpdate({ keyValueStore: "redirects" }));
      expect(apply).toThrow('there is no key value store named "redirects"');
    });

    it("changes nothing if the function does not exist", async () => {
      using opened = open();
      opened.cloudfront.faults.apply(scenarios.concurrentUpdate("edge"));
      expect(await end(update(opened.client, "edge", "ETVPDKIKX0DER"))).toBe("NoSuchFunctionExists");
      expect(opened.cloudfront.state()).toEqual({});
    });
  });

  it("lostResponse loses the response, but not the write", async () => {
    using opened = open();
    opened.cloudfront.faults.apply(scenarios.lostResponse(CreateFunctionCommand));
    await expect(opened.client.send(new CreateFunctionCommand(makeFunction()))).rejects.toMatchObject({
      code: "ECONNRESET",
      $metadata: { attempts: 1, totalRetryDelay: 0 },
    });
    expect(await create(opened.client, "edge")).toBe("FunctionAlreadyExists");
  });

  it("quotaReached applies until a function is deleted or the mock is reset", async () => {
    using opened = open();
    const { etag } = opened.cloudfront.seed.function({ name: "old", code: passThrough, publish: true });
    opened.cloudfront.faults.apply(scenarios.quotaReached());
    expect(await create(opened.client, "new")).toBe("TooManyFunctions");
    await opened.client.send(new DeleteFunctionCommand({ Name: "old", IfMatch: etag }));
    expect(await create(opened.client, "new")).toBe("answered");
    expect(await create(opened.client, "newer")).toBe("TooManyFunctions");
    opened.cloudfront.reset();
    expect(await create(opened.client, "new")).toBe("answered");
    expect(await create(opened.client, "newer")).toBe("answered");
  });

  it("quotaReached applies to policies and keys too", async () => {
    using opened = open();
    opened.cloudfront.seed.cachePolicy();
    opened.cloudfront.faults.apply(scenarios.quotaReached());
    const { client } = opened;
    const creating = client.send(
      new CreateCachePolicyCommand({ CachePolicyConfig: makeCachePolicyConfig() }),
    );
    await expect(creating).rejects.toThrow("Account's Cache Policies limit reached.");
    const PublicKeyConfig = makePublicKeyConfig();
    await expect(client.send(new CreatePublicKeyCommand({ PublicKeyConfig }))).rejects.toThrow(
      TooManyPublicKeys,
    );
  });

  it("quotaReached applies to distributions too", async () => {
    using opened = open();
    opened.cloudfront.seed.distribution();
    opened.cloudfront.faults.apply(scenarios.quotaReached());
    const creating = opened.client.send(new CreateDistributionCommand(makeDistribution()));
    await expect(creating).rejects.toThrow("The account has 1 distributions, which is its quota.");
  });

  describe.each<[string, (duration: { ms: number }) => Scenario]>([
    ["slowPropagation", scenarios.slowPropagation],
    ["keyValueStoreProvisioning", scenarios.keyValueStoreProvisioning],
  ])("%s", (_, scenario) => {
    /** A distribution that departs when it is first asked for. */
    const distributionOf = (cloudfront: MockCloudFront) => {
      let deployment: DeploymentStamp | undefined;
      cloudfront.override("GetDistribution", (_, { deployments }) => {
        deployment ??= deployments.start();
        const Status = deployments.isComplete(deployment) ? "Deployed" : "InProgress";
        return { Distribution: { Status } } as never;
      });
    };
    const statusOf = async (client: CloudFrontClient) =>
      (await client.send(new GetDistributionCommand({ Id: "E1" }))).Distribution?.Status;

    it("completes pending deployments after the given time or at settle()", async () => {
      const clock = new Clock();
      using opened = open({ now: clock.now });
      distributionOf(opened.cloudfront);
      opened.cloudfront.faults.apply(scenario({ ms: 1000 }));
      expect(await statusOf(opened.client)).toBe("InProgress");
      clock.pass(999);
      expect(await statusOf(opened.client)).toBe("InProgress");
      clock.pass(1);
      expect(await statusOf(opened.client)).toBe("Deployed");
    });

    it("until reset", async () => {
      using opened = open();
      opened.cloudfront.faults.apply(scenario({ ms: 1000 }));
      opened.cloudfront.reset();
      distributionOf(opened.cloudfront);
      expect(await statusOf(opened.client)).toBe("Deployed");
    });
  });

  it("a custom scenario is a function of the mock", async () => {
    using opened = open();
    const fullAndSlow: Scenario = (cloudfront) => {
      cloudfront.seed.function({ name: "edge", code: passThrough });
      cloudfront.faults.onAnyCommand().delays(1);
    };
    opened.cloudfront.faults.apply(fullAndSlow);
    expect(await create(opened.client, "edge")).toBe("FunctionAlreadyExists");
  });
});
