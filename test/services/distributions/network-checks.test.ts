import {
  type DistributionConfig,
  EntityLimitExceeded,
  EntityNotFound,
  InvalidArgument,
  ListDistributionsByAnycastIpListIdCommand,
  ListDistributionsByConnectionFunctionCommand,
  ListDistributionsByTrustStoreCommand,
  ListDistributionsByVpcOriginIdCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { builtinServices, type MockCloudFront, type Quotas } from "../../../src/index.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { allowAll } from "../../support/make-connection-function.ts";
import { makeViewerMtls } from "../../support/make-trust-store.ts";
import { makeOriginInVpc } from "../../support/make-vpc-origin.ts";
import { writeDistribution, writes } from "../../support/write-distribution.ts";

// biome-ignore lint/suspicious/noExplicitAny: any command of the client
type Command = new (input: any) => any;

// biome-ignore lint/suspicious/noExplicitAny: any output of the client
type Output = any;

interface Kind {
  readonly kind: string;
  readonly family: string;
  /** Returns the members of a configuration that refers to an entity. */
  readonly refer: (id: string) => Partial<DistributionConfig>;
  readonly seed: (mock: MockCloudFront) => { readonly id: string };
  readonly quota: keyof Quotas;
  readonly list: Command;
  readonly listInput: string;
  /** `ids` for a DistributionIdList, `summaries` for a DistributionList. */
  readonly listForm: "ids" | "summaries";
}

const kinds: readonly Kind[] = [
  {
    kind: "VpcOriginId",
    family: "vpc-origins",
    refer: (id) => ({ Origins: { Quantity: 1, Items: [makeOriginInVpc(id)] } }),
    seed: ({ seed }) => seed.vpcOrigin(),
    quota: "distributionsPerVpcOrigin",
    list: ListDistributionsByVpcOriginIdCommand,
    listInput: "VpcOriginId",
    listForm: "ids",
  },
  {
    kind: "AnycastIpListId",
    family: "anycast-ip-lists",
    refer: (AnycastIpListId) => ({ AnycastIpListId }),
    seed: ({ seed }) => seed.anycastIpList(),
    quota: "distributionsPerAnycastIpList",
    list: ListDistributionsByAnycastIpListIdCommand,
    listInput: "AnycastIpListId",
    listForm: "summaries",
  },
  {
    kind: "ConnectionFunctionId",
    family: "connection-functions",
    refer: (Id) => ({
      ViewerMtlsConfig: { Mode: "passthrough" },
      ConnectionFunctionAssociation: { Id },
    }),
    seed: ({ seed }) => seed.connectionFunction({ name: "devices", code: allowAll, publish: true }),
    quota: "distributionsPerConnectionFunction",
    list: ListDistributionsByConnectionFunctionCommand,
    listInput: "ConnectionFunctionIdentifier",
    listForm: "summaries",
  },
  {
    kind: "TrustStoreId",
    family: "trust-stores",
    refer: (id) => ({ ViewerMtlsConfig: makeViewerMtls(id) }),
    seed: ({ seed }) => seed.trustStore(),
    quota: "distributionsPerTrustStore",
    list: ListDistributionsByTrustStoreCommand,
    listInput: "TrustStoreIdentifier",
    listForm: "summaries",
  },
];

describe.each(interceptionModes)("references to entities ($name)", ({ open }) => {
  describe.each(kinds)("$kind", ({ kind, family, refer, seed, quota }) => {
    it.each(writes)("%s rejects an unknown id, with advice", async (write) => {
      const writing = writeDistribution(write, open(), refer("unknown"));
      const { cause } = await expectException(writing, EntityNotFound, { status: 404 });
      expect(String(cause)).toContain(`${kind} is "unknown"`);
      expect(String(cause)).toContain('mockCloudFront({ references: "any" })');
    });

    it("accepts a known id, any with references: any, and any if the family is not mounted", async () => {
      const known = open();
      await writeDistribution("CreateDistribution", known, refer(seed(known.cloudfront).id));
      const services = builtinServices.filter(({ name }) => name !== family);
      for (const options of [{ references: "any" as const }, { services }]) {
        await writeDistribution("CreateDistribution", open(options), refer("unknown"));
      }
    });

    it("rejects one distribution too many, not an update of one that has the reference already", async () => {
      const opened = open({ quotas: { [quota]: 1 } });
      const { client, cloudfront } = opened;
      const reference = refer(seed(cloudfront).id);
      const { Distribution, ETag } = await writeDistribution("CreateDistribution", opened, reference);
      const another = writeDistribution("CreateDistribution", opened, {
        ...reference,
        CallerReference: "second",
      });
      await expectException(another, EntityLimitExceeded, { status: 400 });
      const updating = writeDistribution("UpdateDistribution", opened, reference);
      await expectException(updating, InvalidArgument, { status: 400 });
      await client.send(
        new UpdateDistributionCommand({
          Id: Distribution?.Id,
          IfMatch: ETag,
          DistributionConfig: { ...(Distribution?.DistributionConfig as DistributionConfig), Comment: "new" },
        }),
      );
    });
  });
});

describe.each(interceptionModes)("the lists of distributions by entity ($name)", ({ open }) => {
  describe.each(kinds)("by $kind", ({ refer, seed, list: List, listInput, listForm }) => {
    const list = async ({ client }: OpenedMock, id: string | undefined, paging: object = {}) => {
      const command = new List({ ...(id !== undefined && { [listInput]: id }), ...paging });
      const output = await (client as { send(command: unknown): Promise<Output> }).send(command);
      return output[listForm === "ids" ? "DistributionIdList" : "DistributionList"] as {
        Items?: (string | { Id: string })[];
        NextMarker?: string;
      } & Record<string, unknown>;
    };
    const idsOf = ({ Items = [] }: Awaited<ReturnType<typeof list>>) =>
      Items.map((item) => (typeof item === "string" ? item : item.Id));

    it("rejects an unknown id, which references: any takes", async () => {
      await expectException(list(open(), "unknown"), EntityNotFound, { status: 404 });
      expect(await list(open({ references: "any" }), "unknown")).toMatchObject({ Quantity: 0 });
    });

    it("rejects a page of no items", async () => {
      const opened = open();
      const { id } = seed(opened.cloudfront);
      await expectException(list(opened, id, { MaxItems: 0 }), InvalidArgument, { status: 400 });
    });

    it("returns the distributions that refer to the entity, in pages", async () => {
      const opened = open();
      const { cloudfront } = opened;
      const { id } = seed(cloudfront);
      const ids: string[] = [];
      for (let n = 0; n < 3; n++) {
        cloudfront.seed.distribution();
        ids.push(cloudfront.seed.distribution({ config: refer(id) }).id);
      }
      const first = await list(opened, id, { MaxItems: 2 });
      expect(first).toMatchObject({ MaxItems: 2, IsTruncated: true, Quantity: 2, Marker: "" });
      const second = await list(opened, id, { MaxItems: 2, Marker: first.NextMarker });
      expect(second).toMatchObject({ IsTruncated: false, Quantity: 1 });
      expect([...idsOf(first), ...idsOf(second)]).toEqual(ids);
    });
  });
});

describe.each(interceptionModes)("ConnectionFunctionAssociation ($name)", ({ open }) => {
  it("needs a connection function that is published", async () => {
    const opened = open();
    const { id: Id } = opened.cloudfront.seed.connectionFunction({ name: "devices", code: allowAll });
    const ViewerMtlsConfig = { Mode: "passthrough" as const };
    const changes = { ViewerMtlsConfig, ConnectionFunctionAssociation: { Id } };
    const { cause } = await expectException(
      writeDistribution("CreateDistribution", opened, changes),
      EntityNotFound,
      { status: 404 },
    );
    expect(String(cause)).toContain("PublishConnectionFunction");
  });

  it("needs mutual TLS", async () => {
    const opened = open();
    const seed = { name: "devices", code: allowAll, publish: true };
    const { id: Id } = opened.cloudfront.seed.connectionFunction(seed);
    const writing = writeDistribution("CreateDistribution", opened, {
      ConnectionFunctionAssociation: { Id },
    });
    await expectException(writing, InvalidArgument, { status: 400, message: /needs ViewerMtlsConfig/ });
  });
});

describe.each(interceptionModes)("the lists of distributions by identifier ($name)", ({ open }) => {
  it("take an id, an ARN or a name", async () => {
    const { client, cloudfront } = open();
    const { seed } = cloudfront;
    const connection = seed.connectionFunction({ name: "devices", code: allowAll, publish: true });
    const store = seed.trustStore({ name: "devices" });
    const { id } = seed.distribution({
      config: {
        ViewerMtlsConfig: makeViewerMtls(store.id),
        ConnectionFunctionAssociation: { Id: connection.id },
      },
    });
    for (const ConnectionFunctionIdentifier of [connection.id, connection.arn, connection.name]) {
      const { DistributionList } = await client.send(
        new ListDistributionsByConnectionFunctionCommand({ ConnectionFunctionIdentifier }),
      );
      expect(DistributionList?.Items?.map(({ Id }) => Id)).toEqual([id]);
    }
    for (const TrustStoreIdentifier of [store.id, store.arn, store.name]) {
      const { DistributionList } = await client.send(
        new ListDistributionsByTrustStoreCommand({ TrustStoreIdentifier }),
      );
      expect(DistributionList?.Items?.map(({ Id }) => Id)).toEqual([id]);
    }
  });
});
