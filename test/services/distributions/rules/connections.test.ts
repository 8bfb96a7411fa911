import {
  CloudFrontServiceException,
  type DistributionConfig,
  InvalidArgument,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import type { MockCloudFront } from "../../../../src/index.ts";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes } from "../../../support/interception-modes.ts";
import { makeBehavior } from "../../../support/make-distribution.ts";
import { makeViewerMtls } from "../../../support/make-trust-store.ts";
import { writeDistribution, writes } from "../../../support/write-distribution.ts";

const mtls = { ViewerMtlsConfig: makeViewerMtls("ts_1") };

function seed(cloudfront: MockCloudFront): void {
  cloudfront.seed.trustStore({ id: "ts_1" });
  cloudfront.seed.anycastIpList({ id: "aip_4" });
  cloudfront.seed.anycastIpList({ id: "aip_both", ipAddressType: "dualstack" });
}

const rejected: readonly [string, Partial<DistributionConfig>, RegExp][] = [
  ["a mode with checks but no trust store", { ViewerMtlsConfig: { Mode: "optional" } }, /TrustStoreConfig/],
  ["mutual TLS over HTTP/3", { ...mtls, HttpVersion: "http2and3" }, /HttpVersion/],
  [
    "mutual TLS with plain HTTP",
    { ...mtls, DefaultCacheBehavior: makeBehavior({ ViewerProtocolPolicy: "allow-all" }) },
    /ViewerProtocolPolicy/,
  ],
  [
    "static IP addresses in some regions",
    { AnycastIpListId: "aip_4", PriceClass: "PriceClass_100" },
    /PriceClass/,
  ],
  ["IPv6 with a list of IPv4 addresses", { AnycastIpListId: "aip_4", IsIPV6Enabled: true }, /IsIPV6Enabled/],
];

const accepted: readonly [string, Partial<DistributionConfig>][] = [
  ["mutual TLS over HTTP/2", { ...mtls, HttpVersion: "http2" }],
  ["certificates passed through", { ViewerMtlsConfig: { Mode: "passthrough" } }],
  ["IPv6 with a dualstack list", { AnycastIpListId: "aip_both", IsIPV6Enabled: true }],
  [
    "static IP addresses everywhere",
    { AnycastIpListId: "aip_4", PriceClass: "PriceClass_All", IsIPV6Enabled: false },
  ],
];

describe.each(interceptionModes)("rules for connections ($name)", ({ open }) => {
  describe.each(writes)("of %s", (write) => {
    it.each(rejected)("reject %s", async (_, changes, message) => {
      const opened = open();
      seed(opened.cloudfront);
      await expectException(writeDistribution(write, opened, changes), InvalidArgument, {
        status: 400,
        message,
      });
    });

    it.each(accepted)("accept %s", async (_, changes) => {
      const opened = open();
      seed(opened.cloudfront);
      const { Distribution } = await writeDistribution(write, opened, changes);
      expect(Distribution?.DistributionConfig).toMatchObject(changes);
    });

    it("reject an unknown mode as the wire parser does", async () => {
      const writing = writeDistribution(write, open(), { ViewerMtlsConfig: { Mode: "verify" as never } });
      await expectException(writing, CloudFrontServiceException, {
        name: "MalformedXML",
        message: /value set: \[/,
      });
    });
  });
});
