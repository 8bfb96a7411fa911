import {
  CopyDistributionCommand,
  CreateFunctionCommand,
  CreateInvalidationCommand,
  CreateKeyValueStoreCommand,
  ListDistributionsByConnectionModeCommand,
  ListDistributionsCommand,
} from "@aws-sdk/client-cloudfront";
import {
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect } from "vitest";
import { base, bucket, type ControlPlaneCase, certificateArn, legacy, web } from "./control-plane-world.ts";

/** A JSON file of 6,000 pairs, larger than a store may be. */
const bigFile = JSON.stringify({
  data: Array.from({ length: 6000 }, (_, i) => ({ key: `k${i}`, value: "v".repeat(1000) })),
});

/** Behavior of CloudFront that users have published, with the sources: what the fake must do too. */
export const controlPlaneCases: readonly ControlPlaneCase[] = [
  {
    name: "rejects an error page without a response code",
    sources: [
      "terraform-aws-modules/terraform-aws-cloudfront PR 94",
      "hashicorp/terraform-provider-aws 32431, 40904",
      "aws-samples/react-cors-spa 19 (2025-07: 'CustomErrorResponse: Both or neither of ResponseCode and ResponsePagePath must be specified')",
    ],

    run: async ({ create }) => {
      await create(
        base({
          CustomErrorResponses: {
            Quantity: 1,
            Items: [{ ErrorCode: 404, ResponsePagePath: "/index.html", ErrorCachingMinTTL: 10 }],
          },
        }),
      );
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "Your request must specify both ResponsePagePath and ResponseCode together or none of them.",
    },
  },
  {
    name: "rejects MinTTL with a cache policy",
    sources: ["aws/aws-sdk-net 1698", "gronxb/hot-updater 183"],

    run: async ({ create }) => {
      await create(base({}, { MinTTL: 0 }));
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "The parameter MinTTL cannot be used when a cache policy is associated to the cache behavior.",
    },
  },
  {
    name: "rejects DefaultTTL with a cache policy",
    sources: [
      "aws/aws-sdk-net 1698 (MinTTL)",
      "API reference, DefaultCacheBehavior: DefaultTTL and MaxTTL are for behaviors without a cache policy",
    ],

    run: async ({ create }) => {
      await create(base({}, { DefaultTTL: 60 }));
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message:
        "The parameter DefaultTTL cannot be used when a cache policy is associated to the cache behavior.",
    },
  },
  {
    name: "requires MinTTL first without a cache policy",
    sources: [
      "aws/aws-sdk-js 3388",
      "serverless-nextjs/serverless-next.js 626",
      "aws-controllers-k8s/community 2335 (2025-02)",
    ],

    run: async ({ create }) => {
      await create(base({}, { CachePolicyId: undefined }));
    },
    expected: { error: "InvalidArgument", status: 400, message: "The parameter MinTTL is required." },
  },
  {
    name: "requires MinTTL with forwarded values",
    sources: ["aws/aws-sdk-js 3388", "serverless-nextjs/serverless-next.js 626"],

    run: async ({ create }) => {
      await create(base({}, { ...legacy, MinTTL: undefined }));
    },
    expected: { error: "InvalidArgument", status: 400, message: "The parameter MinTTL is required." },
  },
  {
    name: "rejects TTLs out of order",
    sources: ["hashicorp/terraform-provider-aws 17878", "humanmade/tachyon 73", "cloudtools/troposphere 359"],

    run: async ({ create }) => {
      await create(base({}, { ...legacy, MinTTL: 100, DefaultTTL: 50, MaxTTL: 10 }));
    },
    expected: {
      error: "InvalidTTLOrder",
      status: 400,
      message:
        "MinTTL, MaxTTL and DefaultTTL should follow order MinTTL less than or equal to DefaultTTL less than or equal to MaxTTL",
    },
  },
  {
    name: "rejects query string keys without QueryString",
    sources: ["hashicorp/terraform-provider-aws 17879"],

    run: async ({ create }) => {
      await create(
        base(
          {},
          {
            ...legacy,
            ForwardedValues: {
              QueryString: false,
              Cookies: { Forward: "none" },
              QueryStringCacheKeys: { Quantity: 1, Items: ["page"] },
            },
          },
        ),
      );
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "The parameter QueryString cannot be false if query strings are set in QueryStringCacheKeys",
    },
  },
  {
    name: "rejects countries without a restriction",
    sources: ["hashicorp/terraform-provider-aws 19243, 20807", "hashicorp/terraform 29528"],

    run: async ({ create }) => {
      await create(
        base({ Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 1, Items: ["US"] } } }),
      );
    },
    expected: {
      error: "InvalidGeoRestrictionParameter",
      status: 400,
      message: "Your request contains invalid Restriction parameters.",
    },
  },
  {
    name: "rejects SSLv3 with SNI",
    sources: ["cloudtools/troposphere 218"],

    run: async ({ create }) => {
      await create(
        base({
          ViewerCertificate: {
            ACMCertificateArn: certificateArn,
            SSLSupportMethod: "sni-only",
            MinimumProtocolVersion: "SSLv3",
          },
        }),
      );
    },
    expected: {
      status: 400,
      message:
        "The parameter ViewerCertificate the specified distribution is configured for SNI and the Minimum SSL Protocol Version is specified as SSLv3. You cannot specify both.",
    },
  },
  {
    name: "requires SSLSupportMethod with a certificate",
    sources: ["API reference, ViewerCertificate", "aws/aws-cdk 9193"],

    run: async ({ create }) => {
      await create(
        base({
          ViewerCertificate: {
            ACMCertificateArn: certificateArn,
            MinimumProtocolVersion: "TLSv1.2_2021",
          },
        }),
      );
    },
    expected: { status: 400 },
  },
  {
    name: "rejects a viewer certificate that names none",
    sources: ["go-to-k/cdkd 1370"],

    run: async ({ create }) => {
      await create(base({ ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021" } }));
    },
    expected: {
      status: 400,
      message:
        "Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate",
    },
  },
  {
    name: "rejects an IAM certificate with another source",
    sources: ["dlapiduz/certbot-s3front 12"],

    run: async ({ create }) => {
      await create(
        base({
          ViewerCertificate: {
            IAMCertificateId: "ASCAEXAMPLEONE",
            CertificateSource: "cloudfront",
            SSLSupportMethod: "sni-only",
            MinimumProtocolVersion: "TLSv1",
          },
        }),
      );
    },
    expected: {
      error: "InvalidViewerCertificate",
      status: 400,
      message: 'Cannot specify IAMCertificateId and a CertificateSource not equal to "iam".',
    },
  },
  {
    name: "rejects an origin name with a scheme",
    sources: ["aws/aws-cdk 25110, 25118", "aws-samples/aws-cdk-amplify-with-waf 4"],

    run: async ({ create }) => {
      await create(base({}, {}, web({ DomainName: "https://api.example.com" })));
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "The parameter origin name cannot contain a colon.",
    },
  },
  {
    name: "rejects a bucket origin of another host",
    sources: [
      "terraform-aws-modules/terraform-aws-cloudfront 86",
      "hashicorp/terraform-provider-aws 18872, 412",
      "vincenting/vincentu PR 8",
    ],

    run: async ({ create }) => {
      await create(base({}, {}, bucket({ DomainName: "lb-1.us-east-1.elb.amazonaws.com" })));
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "The parameter Origin DomainName does not refer to a valid S3 bucket.",
    },
  },
  {
    name: "rejects an alias without a dot",
    sources: ["ansible/ansible PR 31284", "cloudflare/Stout 40 (an alias without a dot)"],

    run: async ({ create }) => {
      await create(
        base({
          Aliases: { Quantity: 1, Items: ["nodots"] },
          ViewerCertificate: {
            ACMCertificateArn: certificateArn,
            SSLSupportMethod: "sni-only",
            MinimumProtocolVersion: "TLSv1.2_2021",
          },
        }),
      );
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "The parameter CNAME contains one or more parameters that are not valid.",
    },
  },
  {
    name: "rejects a Lambda function of another region",
    sources: [
      "aws-ia/terraform-aws-runtask-tf-plan-analyzer 6",
      "silvermine/serverless-plugin-cloudfront-lambda-edge 72",
      "aws-samples/lambdaedge-openidconnect-samples 60",
      "TechToSpeech/terraform-aws-serverless-static-wordpress 79",
    ],

    run: async ({ create }) => {
      await create(
        base(
          {},
          {
            LambdaFunctionAssociations: {
              Quantity: 1,
              Items: [
                {
                  EventType: "origin-request",
                  LambdaFunctionARN: "arn:aws:lambda:us-west-2:123456789012:function:f:1",
                },
              ],
            },
          },
        ),
      );
    },
    expected: {
      error: "InvalidLambdaFunctionAssociation",
      status: 400,
      message:
        "The function must be in region 'us-east-1'. ARN: arn:aws:lambda:us-west-2:123456789012:function:f:1",
    },
  },
  {
    name: "rejects writing methods with an origin group",
    sources: ["aws/aws-cdk 32450"],

    run: async ({ create }) => {
      await create(
        base(
          {
            Origins: { Quantity: 2, Items: [web(), web({ Id: "o2" })] },
            OriginGroups: {
              Quantity: 1,
              Items: [
                {
                  Id: "g",
                  FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
                  Members: { Quantity: 2, Items: [{ OriginId: "o1" }, { OriginId: "o2" }] },
                },
              ],
            },
          },
          {
            TargetOriginId: "g",
            AllowedMethods: {
              Quantity: 7,
              Items: ["GET", "HEAD", "POST", "PUT", "PATCH", "OPTIONS", "DELETE"],
              CachedMethods: { Quantity: 2, Items: ["GET", "HEAD"] },
            },
          },
        ),
      );
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message:
        "The parameter AllowedMethods cannot include POST, PUT, PATCH, or DELETE for a cached behavior associated with an origin group.",
    },
  },
  {
    name: "rejects a continuous deployment policy at creation",
    sources: ["go-to-k/cdk-real-drift tests/integration/cloudfront-cd-hunt/app.ts"],

    run: async ({ create }) => {
      await create(base({ ContinuousDeploymentPolicyId: "90b13500-2b8e-4ebd-b8d7-8c66f55e76f6" }));
    },
    expected: {
      status: 400,
      message: "Continuous deployment policy is not supported during distribution creation",
    },
  },
  {
    name: "rejects an unknown target origin",
    sources: [
      "aws-cloudformation/rain 517 (2024-09)",
      "hashicorp/terraform 18283 (2018)",
      "aws/aws-sdk-ruby PR 225 (2013)",
    ],

    run: async ({ create }) => {
      await create(base({}, { TargetOriginId: "none" }));
    },
    expected: {
      error: "NoSuchOrigin",
      status: 404,
      message: "One or more of your cache behavior target origins or origin groups do not exist.",
    },
  },
  {
    name: "rejects an update without FieldLevelEncryptionId",
    sources: [
      "boto/boto3 1558",
      "aws/aws-cli 3315",
      "ansible/ansible PR 61271 (2020-01, with the parsed error)",
      "ansible/ansible 40724",
    ],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.DefaultCacheBehavior.FieldLevelEncryptionId;
      });
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "The parameter Field level encryption id is required.",
    },
  },
  {
    name: "rejects an update without OriginReadTimeout",
    sources: [
      "hashicorp/terraform 13627",
      "aws-controllers-k8s/community 2335",
      "cloud-gov/cf-cdn-service-broker PR 107",
    ],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.Origins.Items[0].CustomOriginConfig.OriginReadTimeout;
      });
    },
    expected: { error: "IllegalUpdate", status: 400, message: "OriginReadTimeout is required for updates." },
  },
  {
    name: "rejects an update without OriginKeepaliveTimeout",
    sources: ["cloud-gov/cf-cdn-service-broker PR 108", "go-to-k/cdkd, its CloudFront provider"],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.Origins.Items[0].CustomOriginConfig.OriginKeepaliveTimeout;
      });
    },
    expected: { status: 400 },
  },
  {
    name: "rejects an update without CustomHeaders",
    sources: ["go-to-k/cdkd, the comment of its CloudFront provider"],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.Origins.Items[0].CustomHeaders;
      });
    },
    expected: { status: 400, message: "The 'OriginCustomHeaders' field is missing" },
  },
  {
    name: "rejects an update without AllowedMethods",
    sources: ["go-to-k/cdkd", "developer guide, required fields", "aws/aws-sdk-ruby 490"],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.DefaultCacheBehavior.AllowedMethods;
      });
    },
    expected: { status: 400 },
  },
  {
    name: "rejects an update without LambdaFunctionAssociations",
    sources: ["go-to-k/cdkd", "developer guide, required fields"],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.DefaultCacheBehavior.LambdaFunctionAssociations;
      });
    },
    expected: { status: 400 },
  },
  {
    name: "rejects an update without Compress",
    sources: ["developer guide, required fields"],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.DefaultCacheBehavior.Compress;
      });
    },
    expected: { status: 400 },
  },
  {
    name: "rejects an update without WebACLId",
    sources: ["go-to-k/cdkd 1371"],

    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        delete c.WebACLId;
      });
    },
    expected: { error: "IllegalUpdate", status: 400, message: "WebACLId is missing for the resource" },
  },
  {
    name: "keeps an omitted continuous deployment policy",
    sources: ["aws/aws-sdk-js-v3 7417", "hashicorp/terraform-provider-aws 34511"],
    options: { references: "any" },
    run: async ({ create, update }) => {
      const { Id } = await create(base());
      await update(Id, (c) => {
        c.ContinuousDeploymentPolicyId = "90b13500-2b8e-4ebd-b8d7-8c66f55e76f6";
      });
      const d = await update(Id, (c) => {
        delete c.ContinuousDeploymentPolicyId;
      });
      return d.DistributionConfig.ContinuousDeploymentPolicyId;
    },
    expected: { value: "90b13500-2b8e-4ebd-b8d7-8c66f55e76f6" },
  },
  {
    name: "returns methods in CloudFront's order",
    sources: [
      "go-to-k/cdk-real-drift tests/corpus/AWS__CloudFront__Distribution.*.json",
      "aws-cli examples get-distribution.rst, list-distributions.rst",
    ],

    run: async ({ create }) => {
      const d = await create(
        base(
          {},
          {
            AllowedMethods: {
              Quantity: 3,
              Items: ["GET", "HEAD", "OPTIONS"],
              CachedMethods: { Quantity: 2, Items: ["GET", "HEAD"] },
            },
          },
        ),
      );
      const m = d.DistributionConfig.DefaultCacheBehavior.AllowedMethods;
      return [m.Items, m.CachedMethods.Items];
    },
    expected: {
      value: [
        ["HEAD", "GET", "OPTIONS"],
        ["HEAD", "GET"],
      ],
    },
  },
  {
    name: "returns TLSv1 for the default certificate",
    sources: [
      "API reference, ViewerCertificate",
      "hashicorp/terraform-provider-aws PR 10639, PR 1785",
      "aquasecurity/tfsec 1082",
      "duplocloud/terraform-provider-duplocloud PR 1556",
    ],

    run: async ({ create }) => {
      const d = await create(
        base({
          ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: "TLSv1.2_2021" },
        }),
      );
      return d.DistributionConfig.ViewerCertificate.MinimumProtocolVersion;
    },
    expected: { value: "TLSv1" },
  },
  {
    name: "lists active trusted signers",
    sources: [
      "hashicorp/terraform-provider-aws internal/service/cloudfront/distribution_test.go (trusted signers)",
    ],

    run: async ({ create }) => {
      const d = await create(base({}, { TrustedSigners: { Enabled: true, Quantity: 1, Items: ["self"] } }));
      return [d.ActiveTrustedSigners.Enabled, d.ActiveTrustedSigners.Items?.[0]?.AwsAccountNumber];
    },
    expected: { value: [true, "self"] },
  },
  {
    name: "returns the own account as self",
    sources: ["hashicorp/terraform-provider-aws 1112"],

    run: async ({ create }) => {
      const d = await create(
        base({}, { TrustedSigners: { Enabled: true, Quantity: 1, Items: ["123456789012"] } }),
      );
      return d.DistributionConfig.DefaultCacheBehavior.TrustedSigners.Items;
    },
    expected: { value: ["self"] },
  },
  {
    name: "returns the read timeout of a bucket origin",
    sources: ["go-to-k/cdk-real-drift tests/corpus/AWS__CloudFront__Distribution.*.json"],

    run: async ({ create }) => {
      const d = await create(base({}, {}, bucket()));
      return d.DistributionConfig.Origins.Items[0].S3OriginConfig;
    },
    expected: { value: { OriginAccessIdentity: "", OriginReadTimeout: 30 } },
  },
  {
    name: "enables a copy by default",
    sources: ["API reference, CopyDistribution", "boto3 documentation, copy_distribution"],

    run: async ({ send, cloudfront }) => {
      const { id, etag } = cloudfront.seed.distribution({ enabled: false });
      const { Distribution } = await send(
        new CopyDistributionCommand({
          PrimaryDistributionId: id,
          Staging: true,
          IfMatch: etag,
          CallerReference: "copy",
        }),
      );
      return Distribution.DistributionConfig.Enabled;
    },
    expected: { value: true },
  },
  {
    name: "omits standard members of a multi-tenant distribution",
    sources: ["aws-cli awscli/examples/cloudfront/create-distribution.rst, examples 3 and 4"],

    run: async ({ create }) => {
      const d = await create({
        ...base(
          {
            ConnectionMode: "tenant-only",
            TenantConfig: {
              ParameterDefinitions: [
                {
                  Name: "tenantName",
                  Definition: { StringSchema: { DefaultValue: "root", Required: false } },
                },
              ],
            },
          },
          {},
          bucket(),
        ),
      });
      const c = d.DistributionConfig;
      return ["Aliases", "PriceClass", "IsIPV6Enabled", "Staging", "ContinuousDeploymentPolicyId"]
        .filter((m) => m in c)
        .concat(["TrustedSigners", "SmoothStreaming"].filter((m) => m in c.DefaultCacheBehavior));
    },
    expected: { value: [] },
  },
  {
    name: "uses TLSv1.2_2021 for a multi-tenant distribution",
    sources: ["aws-cli awscli/examples/cloudfront/create-distribution.rst, example 3"],

    run: async ({ create }) => {
      const d = await create(
        base(
          {
            ConnectionMode: "tenant-only",
            ViewerCertificate: { ACMCertificateArn: certificateArn, SSLSupportMethod: "sni-only" },
          },
          {},
          bucket(),
        ),
      );
      return d.DistributionConfig.ViewerCertificate.MinimumProtocolVersion;
    },
    expected: { value: "TLSv1.2_2021" },
  },
  {
    name: "lists HTTP versions in upper case",
    sources: [
      "aws/aws-sdk 667, aws/aws-sdk-js-v3 5613, 6605",
      "iann0036/former2 32",
      "aws/aws-sdk-js 2962",
      "aws-cli examples list-distributions.rst",
    ],

    run: async ({ create, send }) => {
      await create(base({ HttpVersion: "http2" }));
      const { DistributionList } = await send(new ListDistributionsCommand({}));
      return DistributionList.Items[0].HttpVersion;
    },
    expected: { value: "HTTP2" },
  },
  {
    name: "lists a multi-tenant distribution without a domain name",
    sources: ["aws-cli awscli/examples/cloudfront/list-distributions-by-connection-mode.rst"],

    run: async ({ create, send }) => {
      await create(base({ ConnectionMode: "tenant-only" }, {}, bucket()));
      const { DistributionList } = await send(
        new ListDistributionsByConnectionModeCommand({ ConnectionMode: "tenant-only" }),
      );
      const { DomainName, IsIPV6Enabled } = DistributionList.Items[0];
      return { DomainName, IsIPV6Enabled };
    },
    expected: { value: { DomainName: "-", IsIPV6Enabled: false } },
  },
  {
    name: "rejects an invalidation path with a tilde",
    sources: [
      "aws/aws-sdk 525",
      "aws/aws-sdk-js-v3 4042",
      "aws/aws-sdk-js 4234",
      "bep/s3deploy 46",
      "apancutt/deploy-aws-s3-cloudfront 6",
    ],

    run: async ({ send, cloudfront }) => {
      const { id } = cloudfront.seed.distribution();
      await send(
        new CreateInvalidationCommand({
          DistributionId: id,
          InvalidationBatch: { CallerReference: "r", Paths: { Quantity: 1, Items: ["/runtime~main.js"] } },
        }),
      );
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "Your request contains one or more invalid invalidation paths.",
    },
  },
  {
    name: "rejects an invalidation path with an unsafe character",
    sources: ["developer guide, Invalidating files: URL-encode non-ASCII or unsafe characters"],

    run: async ({ send, cloudfront }) => {
      const { id } = cloudfront.seed.distribution();
      await send(
        new CreateInvalidationCommand({
          DistributionId: id,
          InvalidationBatch: { CallerReference: "r", Paths: { Quantity: 1, Items: ["/a|b.html"] } },
        }),
      );
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: "Your request contains one or more invalid invalidation paths.",
    },
  },
  {
    name: "rejects a function's comment over 128 characters",
    sources: ["Boise-State-Development/agentcore-public-stack PR 356", "aws/aws-cdk 10211"],

    run: async ({ send }) => {
      await send(
        new CreateFunctionCommand({
          Name: "f",
          FunctionConfig: { Comment: "c".repeat(149), Runtime: "cloudfront-js-2.0" },
          FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
        }),
      );
    },
    expected: { error: "InvalidArgument", status: 400, message: "The parameter Comment is too big." },
  },
  {
    name: "rejects a function's name over 64 characters",
    sources: ["anomalyco/sst 6874"],

    run: async ({ send }) => {
      await send(
        new CreateFunctionCommand({
          Name: "a".repeat(72),
          FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
          FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
        }),
      );
    },
    // The report of 2026 retells a message with the length first and the pattern without anchors. Two verbatim pastes of
    // CreateFunction have the pattern first, with anchors, as the fake does.
    expected: {
      error: "MalformedXML",
      status: 400,
      message: expect.stringContaining("2 validation errors detected: "),
    },
  },
  {
    name: "accepts a put and a delete of one key, and deletes it",
    sources: [
      "hashicorp/terraform-provider-aws 43190 and internal/service/cloudfrontkeyvaluestore/keys_exclusive.go before its repair",
    ],

    run: async ({ sendData, cloudfront }) => {
      const s = cloudfront.seed.keyValueStore({ name: "s", items: { a: "1" } });
      const r = await sendData(
        new UpdateKeysCommand({
          KvsARN: s.arn,
          IfMatch: s.dataEtag,
          Puts: [{ Key: "a", Value: "2" }],
          Deletes: [{ Key: "a" }],
        }),
      );
      return r.ItemCount;
    },
    expected: { value: 0 },
  },
  {
    name: "rejects reads of a store that is not READY",
    sources: ["anomalyco/sst 6201"],
    options: { propagation: "manual" },
    run: async ({ send, sendData }) => {
      const { KeyValueStore } = await send(new CreateKeyValueStoreCommand({ Name: "s" }));
      await sendData(new GetKeyCommand({ KvsARN: KeyValueStore.ARN, Key: "a" }));
    },
    expected: {
      error: "ConflictException",
      status: 409,
      message: "Key-Value-Store was not in expected state",
    },
  },
  {
    name: "rejects a function with a store that is not READY",
    sources: ["aws-solutions-library-samples/secure-media-delivery-at-the-edge-on-aws PR 37"],
    options: { propagation: "manual" },
    run: async ({ send }) => {
      const { KeyValueStore } = await send(new CreateKeyValueStoreCommand({ Name: "s" }));
      await send(
        new CreateFunctionCommand({
          Name: "f",
          FunctionConfig: {
            Comment: "",
            Runtime: "cloudfront-js-2.0",
            KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: KeyValueStore.ARN }] },
          },
          FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
        }),
      );
    },
    expected: {
      error: "InvalidArgument",
      status: 400,
      message: expect.stringContaining("The KVS cannot be associated before the resource is provisioned"),
    },
  },
  {
    name: "reports an import that is too large in the status",
    sources: [
      "@aws-sdk/client-cloudfront-keyvaluestore dist-types/commands/DescribeKeyValueStoreCommand.d.ts, first example",
    ],
    options: { objects: { "b/big.json": bigFile } },
    run: async ({ send, sendData }) => {
      const { KeyValueStore } = await send(
        new CreateKeyValueStoreCommand({
          Name: "s",
          ImportSource: { SourceType: "S3", SourceARN: "arn:aws:s3:::b/big.json" },
        }),
      );
      const d = await sendData(new DescribeKeyValueStoreCommand({ KvsARN: KeyValueStore.ARN }));
      return { Status: d.Status, FailureReason: d.FailureReason, ItemCount: d.ItemCount };
    },
    expected: {
      value: {
        Status: "IMPORT_FAILURE",
        FailureReason: "Datasource size exceeds the allowed limit",
        ItemCount: 0,
      },
    },
  },
];
