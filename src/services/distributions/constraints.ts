import {
  CertificateSource,
  ConnectionMode,
  type DefaultCacheBehavior,
  type DistributionConfig,
  EventType,
  GeoRestrictionType,
  HttpVersion,
  IpAddressType,
  ItemSelection,
  Method,
  MinimumProtocolVersion,
  OriginGroupSelectionCriteria,
  OriginProtocolPolicy,
  PriceClass,
  SSLSupportMethod,
  SslProtocol,
  ViewerMtlsMode,
  ViewerProtocolPolicy,
} from "@aws-sdk/client-cloudfront";
import type { RulesFor } from "../../core/constraints.ts";
import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { tagRules } from "../tags/table.ts";
import { toValuesRule } from "../values-rule.ts";

// Values of the API model (2020-05-31), which the SDK's schemas do not carry. seen: a wrong one is answered by
// MalformedXML, with the path of the member (terraform-aws-cloudfront 53).

const methods = { each: toValuesRule(Method) };

const behavior = {
  ViewerProtocolPolicy: toValuesRule(ViewerProtocolPolicy),
  AllowedMethods: { Items: methods, CachedMethods: { Items: methods } },
  // seen: these two of the four that the model has, and in this order
  FunctionAssociations: { Items: { each: { EventType: { values: ["viewer-request", "viewer-response"] } } } },
  LambdaFunctionAssociations: { Items: { each: { EventType: toValuesRule(EventType) } } },
  ForwardedValues: { Cookies: { Forward: toValuesRule(ItemSelection) } },
} as const satisfies RulesFor<DefaultCacheBehavior>;

const config = {
  Origins: {
    Items: {
      each: {
        CustomOriginConfig: {
          OriginProtocolPolicy: toValuesRule(OriginProtocolPolicy),
          OriginSslProtocols: { Items: { each: toValuesRule(SslProtocol) } },
          IpAddressType: toValuesRule(IpAddressType),
        },
      },
    },
  },
  OriginGroups: { Items: { each: { SelectionCriteria: toValuesRule(OriginGroupSelectionCriteria) } } },
  DefaultCacheBehavior: behavior,
  CacheBehaviors: { Items: { each: behavior } },
  PriceClass: toValuesRule(PriceClass),
  ViewerCertificate: {
    SSLSupportMethod: toValuesRule(SSLSupportMethod),
    MinimumProtocolVersion: toValuesRule(MinimumProtocolVersion),
    CertificateSource: toValuesRule(CertificateSource),
  },
  Restrictions: { GeoRestriction: { RestrictionType: toValuesRule(GeoRestrictionType) } },
  HttpVersion: toValuesRule(HttpVersion),
  ConnectionMode: toValuesRule(ConnectionMode),
  ViewerMtlsConfig: { Mode: toValuesRule(ViewerMtlsMode) },
} as const satisfies RulesFor<DistributionConfig>;

export const distributionConstraints: Constraints<CloudFront> = {
  CreateDistribution: { DistributionConfig: config },
  CreateDistributionWithTags: { DistributionConfigWithTags: { DistributionConfig: config, Tags: tagRules } },
  UpdateDistribution: { DistributionConfig: config },
  ListConflictingAliases: { DistributionId: { length: [0, 25] }, Alias: { length: [0, 253] } },
  ListDistributionsByConnectionMode: { ConnectionMode: toValuesRule(ConnectionMode) },
};
