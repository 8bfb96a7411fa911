import { getSignedCookies, getSignedUrl } from "@aws-sdk/cloudfront-signer";
import { describe, expect, it } from "vitest";
import { type MockCloudFront, type MockCloudFrontOptions, mockCloudFront } from "../../../src/index.ts";
import { makeRsaSigner } from "../../support/make-signer.ts";

const { publicKey, privateKey } = makeRsaSigner();
const now = new Date("2026-01-01T00:00:00Z");
const dateLessThan = "2026-01-01T01:00:00Z";

/** Creates a mock with one distribution, whose paths below /private/ need a signature of the key "K1". */
function open(options: MockCloudFrontOptions = {}): {
  cloudfront: MockCloudFront;
  at: (path: string) => string;
} {
  const cloudfront = mockCloudFront({
    clients: [],
    now: () => now,
    origins: (request) => new Response(new URL(request.url).search),
    ...options,
  });
  cloudfront.seed.publicKey({ id: "K1", config: { EncodedKey: publicKey } });
  cloudfront.seed.keyGroup({ id: "group", name: "members", publicKeys: ["K1"] });
  cloudfront.seed.function({
    name: "show",
    publish: true,
    code: "function handler(event) { console.log(Object.keys(event.request.querystring).join()); return event.request; }",
  });
  const { domainName } = cloudfront.seed.distribution({
    cachePolicy: "CachingDisabled",
    behaviors: {
      "/private/*": {
        keyGroups: ["members"],
        functions: { "viewer-request": "show" },
        cachePolicy: "CachingDisabled",
        originRequestPolicy: "AllViewerExceptHostHeader",
      },
    },
  });
  return { cloudfront, at: (path) => `https://${domainName}${path}` };
}

const key = { keyPairId: "K1", privateKey };

describe("checkSignature", () => {
  it("refuses a visit without a signature before any function, cache or origin", async () => {
    const { cloudfront, at } = open();
    using _ = cloudfront;
    const visit = await cloudfront.visit(at("/private/a"));
    expect(visit).toMatchObject({
      result: "Error",
      functions: [],
      originRequests: [],
      notes: [
        "CloudFront refused the signature. The request is not signed: the cookie CloudFront-Key-Pair-Id is missing.",
      ],
    });
    expect(visit.response.status).toBe(403);
    expect(visit.response.headers.get("content-type")).toBe("text/xml");
    expect(visit.response.headers.get("x-cache")).toBe("Error from cloudfront");
    expect(await visit.response.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>MissingKey</Code>' +
        "<Message>Missing Key-Pair-Id query parameter or cookie value</Message></Error>",
    );
  });

  it("serves a signed URL, and hides the signature from functions and origins", async () => {
    const { cloudfront, at } = open();
    using _ = cloudfront;
    const url = getSignedUrl({ ...key, url: at("/private/a?size=large"), dateLessThan });
    const visit = await cloudfront.visit(url);
    expect(visit.response.status).toBe(200);
    expect(visit.url).toBe(url);
    expect(visit.functions[0]?.logs).toEqual(["size"]);
    expect(visit.originRequests[0]?.uri).toBe("/private/a?size=large");
  });

  it("serves signed cookies", async () => {
    const { cloudfront, at } = open();
    using _ = cloudfront;
    const cookies = getSignedCookies({
      ...key,
      policy: JSON.stringify({
        Statement: [
          {
            Resource: at("/private/*"),
            Condition: { DateLessThan: { "AWS:EpochTime": Date.parse(dateLessThan) / 1000 } },
          },
        ],
      }),
    });
    const Cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
    const visit = await cloudfront.visit(at("/private/a?b"), { headers: { Cookie } });
    expect(visit.response.status).toBe(200);
  });

  it("compares the expiry with the mock's clock", async () => {
    let time = now;
    const { cloudfront, at } = open({ now: () => time });
    using _ = cloudfront;
    const url = getSignedUrl({ ...key, url: at("/private/a"), dateLessThan });
    expect((await cloudfront.visit(url)).response.status).toBe(200);
    time = new Date(dateLessThan);
    const late = await cloudfront.visit(url);
    expect(await late.response.text()).toContain("<Code>AccessDenied</Code><Message>Access denied</Message>");
  });

  it("compares the address of a policy with the viewer's", async () => {
    const { cloudfront, at } = open();
    using _ = cloudfront;
    const url = getSignedUrl({ ...key, url: at("/private/a"), dateLessThan, ipAddress: "192.0.2.0/24" });
    expect((await cloudfront.visit(url, { viewer: { ip: "192.0.2.9" } })).response.status).toBe(200);
    expect((await cloudfront.visit(url, { viewer: { ip: "192.0.3.9" } })).response.status).toBe(403);
  });

  it("forgets a key that left the key group", async () => {
    const { cloudfront, at } = open();
    using _ = cloudfront;
    const other = cloudfront.seed.publicKey({ id: "K2" });
    cloudfront.seed.keyGroup({ name: "others", publicKeys: [other.id] });
    const { domainName } = cloudfront.seed.distribution({ keyGroups: ["others"] });
    const visit = await cloudfront.visit(
      getSignedUrl({ ...key, url: `https://${domainName}/`, dateLessThan }),
    );
    expect(await visit.response.text()).toContain("<Code>InvalidKey</Code><Message>Unknown Key</Message>");
    expect(visit.notes[0]).toMatch('Key-Pair-Id is "K1". The trusted public keys are: K2.');
    expect((await cloudfront.visit(at("/public"))).response.status).toBe(200);
  });

  it("leaves other parameters of a behavior without key groups alone", async () => {
    const { cloudfront, at } = open();
    using _ = cloudfront;
    const visit = await cloudfront.visit(at("/public?Expires=1"));
    expect(visit.response.status).toBe(200);
  });

  it("shows the custom error response for 403", async () => {
    using cloudfront = mockCloudFront({
      clients: [],
      origins: (request) => new Response(new URL(request.url).pathname),
    });
    cloudfront.seed.publicKey({ id: "K1", config: { EncodedKey: publicKey } });
    cloudfront.seed.keyGroup({ name: "members", publicKeys: ["K1"] });
    cloudfront.seed.distribution({
      behaviors: { "/private/*": { keyGroups: ["members"] } },
      errors: { 403: { page: "/sign-in.html", status: 200 } },
    });
    const visit = await cloudfront.visit("/private/a");
    expect(await visit.response.text()).toBe("/sign-in.html");
  });

  it("does not check a behavior with trusted signers, and says so", async () => {
    using cloudfront = mockCloudFront({
      clients: [],
      origins: () => new Response("served"),
      edge: { unsimulated: "ignore" },
    });
    cloudfront.seed.distribution({
      config: {
        DefaultCacheBehavior: {
          TargetOriginId: "origin",
          ViewerProtocolPolicy: "allow-all",
          TrustedSigners: { Enabled: true, Quantity: 1, Items: ["self"] },
        },
      },
    });
    const visit = await cloudfront.visit("/");
    expect(visit.response.status).toBe(200);
    expect(visit.notes).toEqual([expect.stringContaining("has trusted signers")]);
  });
});
