import {
  CloudFrontServiceException,
  InvalidArgument,
  ListConflictingAliasesCommand,
  NoSuchDistribution,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { withAliases } from "../../support/make-distribution.ts";

describe.each(interceptionModes)("ListConflictingAliases ($name)", ({ open }) => {
  const list = async (
    { client }: OpenedMock,
    DistributionId: string,
    Alias: string,
    paging: { MaxItems?: number; Marker?: string | undefined } = {},
  ) => {
    const input = { DistributionId, Alias, ...paging };
    return (await client.send(new ListConflictingAliasesCommand(input))).ConflictingAliasesList;
  };
  const seed = ({ cloudfront }: OpenedMock, ...names: string[]) =>
    cloudfront.seed.distribution({ config: withAliases(...names) }).id;

  it("refuses inputs that are too long as the wire parser does", async () => {
    for (const [id, alias] of [
      ["E".repeat(26), "a.example.com"],
      ["E0", "a".repeat(254)],
    ] as const) {
      await expectException(list(open(), id, alias), CloudFrontServiceException, { name: "MalformedXML" });
    }
  });

  it("refuses an unknown distribution, and one without a certificate", async () => {
    const opened = open();
    await expectException(list(opened, "E0", "a.example.com"), NoSuchDistribution, { status: 404 });
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(list(opened, id, "a.example.com"), InvalidArgument, { status: 400 });
  });

  it("lists the alias of another distribution, half of whose id and account it hides", async () => {
    const opened = open();
    const own = seed(opened, "own.example.org");
    const other = seed(opened, "WWW.example.com", "b.example.com");
    expect(await list(opened, own, "www.example.com")).toEqual({
      MaxItems: 100,
      Quantity: 1,
      Items: [
        { Alias: "WWW.example.com", DistributionId: `*******${other.slice(7)}`, AccountId: "******789012" },
      ],
    });
  });

  it.each([
    ["www.example.com", ["www.example.com", "*.example.com"]],
    ["*.example.com", ["www.example.com", "*.example.com", "deep.www.example.com"]],
    ["deep.www.example.com", ["*.example.com", "deep.www.example.com"]],
    ["example.com", []],
    ["*.www.example.com", ["*.example.com", "deep.www.example.com"]],
    ["wwwexample.com", []],
  ])("finds for %s the aliases %j", async (alias, expected) => {
    const opened = open();
    const own = seed(opened, "own.example.org", "www.own.example.com");
    seed(opened, "www.example.com");
    seed(opened, "*.example.com", "other.example.org");
    seed(opened, "deep.www.example.com");
    const found = await list(opened, own, alias);
    expect(found?.Items?.map(({ Alias }) => Alias) ?? []).toEqual(expect.arrayContaining(expected));
    expect(found?.Quantity).toBe(expected.length);
  });

  it("answers in pages", async () => {
    const opened = open();
    const own = seed(opened, "own.example.org");
    seed(opened, "a.example.com", "b.example.com");
    seed(opened, "c.example.com");
    const first = await list(opened, own, "*.example.com", { MaxItems: 2 });
    const second = await list(opened, own, "*.example.com", { MaxItems: 2, Marker: first?.NextMarker });
    expect(first).toMatchObject({ MaxItems: 2, Quantity: 2, NextMarker: expect.any(String) });
    expect([...(first?.Items ?? []), ...(second?.Items ?? [])].map(({ Alias }) => Alias)).toEqual([
      "a.example.com",
      "b.example.com",
      "c.example.com",
    ]);
    expect(second).not.toHaveProperty("NextMarker");
  });
});
