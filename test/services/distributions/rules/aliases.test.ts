import {
  CreateDistributionCommand,
  type DistributionConfig,
  InvalidArgument,
  InvalidViewerCertificate,
  TooManyDistributionCNAMEs,
  type ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes } from "../../../support/interception-modes.ts";
import { aliases, certificate, makeDistribution, withAliases } from "../../../support/make-distribution.ts";
import { writeDistribution, writes } from "../../../support/write-distribution.ts";

describe.each(interceptionModes)("alternate domain names ($name)", ({ open }) => {
  describe.each(writes)("in %s", (write) => {
    const writing = (changes: Partial<DistributionConfig>, options: Parameters<typeof open>[0] = {}) =>
      writeDistribution(write, open(options), changes);

    it("are rejected if there are more than the quota", async () => {
      const call = writing(withAliases("a.example.com", "b.example.com"), { quotas: { aliases: 1 } });
      await expectException(call, TooManyDistributionCNAMEs, {
        status: 400,
        message: /^Your request contains more CNAMEs than are allowed per distribution\.$/,
      });
    });

    // seen: the text (terraform-aws-cloudfront-s3-cdn 72)
    it.each<[string, ViewerCertificate | undefined]>([
      ["no certificate", undefined],
      ["CloudFront's own certificate", { CloudFrontDefaultCertificate: true }],
      [
        "CloudFront's own certificate as CloudFront returns it",
        { CloudFrontDefaultCertificate: true, CertificateSource: "cloudfront" },
      ],
    ])("are rejected with %s", async (_, ViewerCertificate) => {
      const changes = {
        Aliases: aliases("www.example.com"),
        ...(ViewerCertificate && { ViewerCertificate }),
      };
      await expectException(writing(changes), InvalidViewerCertificate, {
        status: 400,
        message:
          /^To add an alternate domain name \(CNAME\) to a CloudFront distribution, you must attach a trusted/,
      });
    });

    // seen: the text (terraform-aws-cloudfront-s3-cdn 55)
    it("are rejected with a certificate of another region, which is also rejected alone", async () => {
      const ACMCertificateArn = certificate.ACMCertificateArn.replace("us-east-1", "eu-west-1");
      const ViewerCertificate = { ...certificate, ACMCertificateArn };
      const expected = {
        status: 400,
        message: "The specified SSL certificate doesn't exist, isn't in us-east-1",
      };
      const changes = { Aliases: aliases("www.example.com"), ViewerCertificate };
      await expectException(writing(changes), InvalidViewerCertificate, expected);
      await expectException(writing({ ViewerCertificate }), InvalidViewerCertificate, expected);
    });

    it.each<[string, ViewerCertificate]>([
      ["ACM", certificate],
      ["IAM", { IAMCertificateId: "ASCAEXAMPLE", SSLSupportMethod: "sni-only" }],
      ["the older API", { Certificate: certificate.ACMCertificateArn, CertificateSource: "acm" }],
    ])("are accepted with a certificate of %s", async (_, ViewerCertificate) => {
      const { Distribution } = await writing({ Aliases: aliases("www.example.com"), ViewerCertificate });
      expect(Distribution?.DistributionConfig?.Aliases).toEqual(aliases("www.example.com"));
    });
  });

  // seen: that they are refused (terraform-aws-open-next 75)
  it("are rejected for a staging distribution", async () => {
    const input = makeDistribution({ ...withAliases("www.example.com"), Staging: true });
    await expectException(open().client.send(new CreateDistributionCommand(input)), InvalidArgument, {
      message: "A staging distribution cannot have Aliases",
    });
  });
});
