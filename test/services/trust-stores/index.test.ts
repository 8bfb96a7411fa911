import {
  CloudFrontServiceException,
  CreateTrustStoreCommand,
  type CreateTrustStoreCommandInput,
  DeleteTrustStoreCommand,
  EntityNotFound,
  GetTrustStoreCommand,
  ListTrustStoresCommand,
  UpdateTrustStoreCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import {
  bundles,
  caCertificate,
  makeBundleSource,
  makeTrustStore,
  makeViewerMtls,
  p521Certificate,
} from "../../support/make-trust-store.ts";
import { useInDistribution } from "../../support/test-configuration-resource.ts";
import { testEntity } from "../../support/test-entity.ts";

testEntity({
  member: "TrustStore",
  table: "trustStores",
  create: CreateTrustStoreCommand,
  get: GetTrustStoreCommand,
  update: UpdateTrustStoreCommand,
  delete: DeleteTrustStoreCommand,
  list: ListTrustStoresCommand,
  makeInput: (n) => makeTrustStore({ Name: `devices-${n}` }),
  makeUpdate: () => ({ CaCertificatesBundleSource: makeBundleSource("two.pem") }),
  invalidInput: makeTrustStore({ Name: "" }),
  invalidUpdate: { CaCertificatesBundleSource: { CaCertificatesBundleS3Location: undefined } },
  toGetInput: (Identifier) => ({ Identifier }),
  readPage: (output) => ({ items: output.TrustStoreList, nextMarker: output.NextMarker }),
  quota: "trustStores",
  statuses: { create: 201, update: 200, delete: 204 },
  pendingStatus: "pending",
  finalStatus: "active",
  movesEtag: false,
  id: /^ts_[0-9A-Za-z]{27}$/,
  arnType: "trust-store",
  use: (opened, id) => useInDistribution(opened, { ViewerMtlsConfig: makeViewerMtls(id) }),
  objects: bundles,
});

function create({ client }: OpenedMock, changes: Partial<CreateTrustStoreCommandInput> = {}) {
  return client.send(new CreateTrustStoreCommand(makeTrustStore(changes)));
}

function get({ client }: OpenedMock, Identifier: string | undefined) {
  return client.send(new GetTrustStoreCommand({ Identifier }));
}

describe.each(interceptionModes)("CreateTrustStore ($name)", ({ open }) => {
  it("rejects a malformed Region", async () => {
    const CaCertificatesBundleSource = {
      CaCertificatesBundleS3Location: { Bucket: "certificates", Key: "ca.pem", Region: "moon" },
    };
    const creating = create(open(), { CaCertificatesBundleSource });
    await expectException(creating, CloudFrontServiceException, { name: "MalformedXML", message: /region/ });
  });

  it("rejects an object that does not exist, and names the option for objects", async () => {
    const { cause } = await expectException(create(open()), EntityNotFound, { status: 404 });
    expect(String(cause)).toContain('objects: { "certificates/ca.pem": text }');
  });

  it("counts one certificate without an object if references are not checked", async () => {
    const { TrustStore } = await create(open({ references: "any" }));
    expect(TrustStore?.NumberOfCaCertificates).toBe(1);
  });

  it.each([
    ["ca.pem", 1],
    ["two.pem", 2],
  ])("counts the certificates of %s", async (key, count) => {
    const opened = open({ objects: bundles });
    const { TrustStore } = await create(opened, {
      CaCertificatesBundleSource: makeBundleSource(key),
      UseClientCertificateOCSPEndpoint: true,
    });
    expect(TrustStore).toMatchObject({
      NumberOfCaCertificates: count,
      UseClientCertificateOCSPEndpoint: true,
      Name: "devices",
    });
    expect(TrustStore).not.toHaveProperty("Reason");
  });

  it.each([
    ["no certificate", "# empty", /no certificate in PEM format/],
    ["26 certificates", caCertificate.repeat(26), /has 26 certificates; it may have 25/],
    ["over 64 KB", `${caCertificate}${"#".repeat(65_536)}`, /bytes; it may have 65536/],
    [
      "text in a PEM block",
      caCertificate.replace("MIIB", "MIIX"),
      /Certificate 1 .*not an X\.509 certificate/,
    ],
    ["a key on P-521", caCertificate + p521Certificate, /Certificate 2 .*P-256 or P-384/],
  ])("fails with a reason for a bundle with %s", async (_, bundle, reason) => {
    const opened = open({ objects: { "certificates/ca.pem": bundle } });
    const created = await create(opened);
    expect(created.TrustStore?.Status).toBe("pending");
    const { TrustStore } = await get(opened, created.TrustStore?.Id);
    expect(TrustStore?.Status).toBe("failed");
    expect(TrustStore?.Reason).toMatch(reason);
    expect(TrustStore?.NumberOfCaCertificates).toBe(0);
  });
});

describe.each(interceptionModes)("GetTrustStore ($name)", ({ open }) => {
  it("takes an id, an ARN or a name", async () => {
    const opened = open();
    const { id, arn, name } = opened.cloudfront.seed.trustStore({ name: "devices", certificates: 3 });
    for (const identifier of [id, arn, name]) {
      const { TrustStore } = await get(opened, identifier);
      expect(TrustStore).toMatchObject({ Id: id, Arn: arn, NumberOfCaCertificates: 3, Status: "active" });
    }
  });
});

describe.each(interceptionModes)("ListTrustStores ($name)", ({ open }) => {
  it("responds with nothing if the account has none", async () => {
    const { $metadata: _, ...output } = await open().client.send(new ListTrustStoresCommand({}));
    expect(output).toEqual({});
  });

  it("responds with summaries that have an ETag", async () => {
    const opened = open();
    const { id, arn, name, etag } = opened.cloudfront.seed.trustStore();
    const { TrustStoreList } = await opened.client.send(new ListTrustStoresCommand({}));
    expect(TrustStoreList).toEqual([
      {
        Id: id,
        Arn: arn,
        Name: name,
        Status: "active",
        NumberOfCaCertificates: 1,
        LastModifiedTime: expect.any(Date),
        ETag: etag,
      },
    ]);
  });
});

describe.each(interceptionModes)("UpdateTrustStore ($name)", ({ open }) => {
  it("keeps what the input omits", async () => {
    const opened = open({ objects: bundles });
    const { id, etag } = opened.cloudfront.seed.trustStore({ certificates: 3 });
    const first = await opened.client.send(
      new UpdateTrustStoreCommand({
        Id: id,
        IfMatch: etag,
        CaCertificatesBundleSource: undefined,
        UseClientCertificateOCSPEndpoint: true,
      }),
    );
    expect(first.TrustStore).toMatchObject({
      NumberOfCaCertificates: 3,
      UseClientCertificateOCSPEndpoint: true,
    });
    const second = await opened.client.send(
      new UpdateTrustStoreCommand({
        Id: id,
        IfMatch: first.ETag,
        CaCertificatesBundleSource: makeBundleSource("two.pem"),
      }),
    );
    expect(second.TrustStore).toMatchObject({
      NumberOfCaCertificates: 2,
      UseClientCertificateOCSPEndpoint: true,
    });
  });
});

describe("seed.trustStore", () => {
  it("rejects names that are taken", () => {
    const { cloudfront } = (interceptionModes[0] as (typeof interceptionModes)[number]).open();
    cloudfront.seed.trustStore({ name: "devices" });
    expect(() => cloudfront.seed.trustStore({ name: "devices" })).toThrow(/named "devices" already/);
  });
});
