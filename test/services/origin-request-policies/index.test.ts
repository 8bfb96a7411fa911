import {
  CloudFrontServiceException,
  CreateOriginRequestPolicyCommand,
  DeleteOriginRequestPolicyCommand,
  GetOriginRequestPolicyCommand,
  GetOriginRequestPolicyConfigCommand,
  InconsistentQuantities,
  InvalidArgument,
  ListOriginRequestPoliciesCommand,
  NoSuchOriginRequestPolicy,
  OriginRequestPolicyAlreadyExists,
  type OriginRequestPolicyConfig,
  OriginRequestPolicyInUse,
  TooManyCookiesInOriginRequestPolicy,
  TooManyHeadersInOriginRequestPolicy,
  TooManyOriginRequestPolicies,
  TooManyQueryStringsInOriginRequestPolicy,
  UpdateOriginRequestPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior } from "../../support/make-distribution.ts";
import { makeOriginRequestPolicyConfig, names } from "../../support/make-policies.ts";
import { testConfigurationResource, useInDistribution } from "../../support/test-configuration-resource.ts";

testConfigurationResource<OriginRequestPolicyConfig>({
  member: "OriginRequestPolicy",
  table: "originRequestPolicies",
  create: CreateOriginRequestPolicyCommand,
  get: GetOriginRequestPolicyCommand,
  getConfig: GetOriginRequestPolicyConfigCommand,
  update: UpdateOriginRequestPolicyCommand,
  delete: DeleteOriginRequestPolicyCommand,
  list: ListOriginRequestPoliciesCommand,
  listMember: "OriginRequestPolicyList",
  idOfItem: ({ OriginRequestPolicy }) => OriginRequestPolicy.Id,
  makeConfig: (n) => makeOriginRequestPolicyConfig({ Name: `api-${n}` }),
  changeConfig: (config) => ({ ...config, Comment: "changed" }),
  invalidConfig: makeOriginRequestPolicyConfig({ Name: "no spaces" }),
  absent: NoSuchOriginRequestPolicy,
  alreadyExists: OriginRequestPolicyAlreadyExists,
  inUse: OriginRequestPolicyInUse,
  quotaExceeded: TooManyOriginRequestPolicies,
  quota: "originRequestPolicies",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/origin-request-policy\/[0-9a-f-]{36}$/,
  id: /^[0-9a-f-]{36}$/,
  use: (opened, OriginRequestPolicyId) =>
    useInDistribution(opened, {
      DefaultCacheBehavior: makeBehavior({ TargetOriginId: "origin", OriginRequestPolicyId }),
    }),
});

describe.each(interceptionModes)("CreateOriginRequestPolicy ($name)", ({ open }) => {
  const create = ({ client }: OpenedMock, changes: Partial<OriginRequestPolicyConfig>) =>
    client.send(
      new CreateOriginRequestPolicyCommand({
        OriginRequestPolicyConfig: makeOriginRequestPolicyConfig(changes),
      }),
    );
  const withHeaders = (
    HeaderBehavior: "whitelist" | "allViewerAndWhitelistCloudFront",
    ...items: string[]
  ) => ({
    HeadersConfig: { HeaderBehavior, Headers: names(...items) },
  });
  const many = (n: number) => Array.from({ length: n }, (_, i) => `x-${i}`);

  it.each([
    ["a name with a space", { Name: "no spaces" }],
    ["a comment of 129 characters", { Comment: "c".repeat(129) }],
    ["the name of a managed policy", { Name: "Managed-AllViewer" }, OriginRequestPolicyAlreadyExists],
    ["Accept-Encoding in a whitelist", withHeaders("whitelist", "Accept-Encoding")],
    ["Authorization in a whitelist", withHeaders("whitelist", "authorization")],
    [
      "a header of the viewer besides those of CloudFront",
      withHeaders("allViewerAndWhitelistCloudFront", "CloudFront-Viewer-City", "accept"),
    ],
    ["a whitelist without names", { QueryStringsConfig: { QueryStringBehavior: "whitelist" } }],
    ["allExcept without names", { HeadersConfig: { HeaderBehavior: "allExcept", Headers: names() } }],
    ["names with allViewer", { HeadersConfig: { HeaderBehavior: "allViewer", Headers: names("accept") } }],
    [
      "a wrong Quantity",
      { CookiesConfig: { CookieBehavior: "whitelist", Cookies: { Quantity: 1 } } },
      InconsistentQuantities,
    ],
    ["11 headers", withHeaders("whitelist", ...many(11)), TooManyHeadersInOriginRequestPolicy],
    [
      "11 cookies",
      { CookiesConfig: { CookieBehavior: "whitelist", Cookies: names(...many(11)) } },
      TooManyCookiesInOriginRequestPolicy,
    ],
    [
      "11 query strings",
      { QueryStringsConfig: { QueryStringBehavior: "allExcept", QueryStrings: names(...many(11)) } },
      TooManyQueryStringsInOriginRequestPolicy,
    ],
  ] as const)("refuses %s", async (_, changes, Exception = InvalidArgument as never) => {
    await expectException(create(open(), changes as Partial<OriginRequestPolicyConfig>), Exception);
  });

  it("refuses an unknown behavior as the wire parser does", async () => {
    const changes = { CookiesConfig: { CookieBehavior: "some" as "none" } };
    await expectException(create(open(), changes), CloudFrontServiceException, { name: "MalformedXML" });
  });

  it("keeps headers of CloudFront besides all headers of the viewer", async () => {
    const changes = withHeaders("allViewerAndWhitelistCloudFront", "CloudFront-Viewer-City");
    const { OriginRequestPolicy } = await create(open(), changes);
    expect(OriginRequestPolicy?.OriginRequestPolicyConfig).toMatchObject(changes);
  });

  it("answers without a list if the behavior selects without names", async () => {
    const changes = { HeadersConfig: { HeaderBehavior: "allViewer" as const, Headers: { Quantity: 0 } } };
    const { OriginRequestPolicy } = await create(open(), changes);
    expect(OriginRequestPolicy?.OriginRequestPolicyConfig?.HeadersConfig).toEqual({
      HeaderBehavior: "allViewer",
    });
  });
});

describe.each(interceptionModes)("ListOriginRequestPolicies ($name)", ({ open }) => {
  it("lists the eight managed policies", async () => {
    const { client } = open();
    const { OriginRequestPolicyList: list } = await client.send(
      new ListOriginRequestPoliciesCommand({ Type: "managed" }),
    );
    expect(list).toMatchObject({ Quantity: 8, MaxItems: 100 });
    expect(list?.Items?.every(({ Type }) => Type === "managed")).toBe(true);
    expect(list?.Items?.map(({ OriginRequestPolicy }) => OriginRequestPolicy?.Id)).toContain(
      "bf0718e1-ba1e-49d1-88b1-f726733018ae",
    );
  });
});
