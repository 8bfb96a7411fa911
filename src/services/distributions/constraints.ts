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
  ViewerProtocolPolicy,
} from "@aws-sdk/client-cloudfront";
import type { RulesFor } from "../../core/constraints.ts";
import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { tagRules } from "../tags/table.ts";

// Values of the API model (2020-05-31), which the SDK's schemas do not carry. seen: a wrong one is answered by
// MalformedXML, with the path of the member (terraform-aws-cloudfront 53).

function oneOf<T extends string>(values: Readonly<Record<string, T>>): { readonly values: readonly T[] } {
  return {
    values: Object.values(values),
  };
}

const methods = { each: oneOf(Method) };

const behavior = {
  ViewerProtocolPolicy: oneOf(ViewerProtocolPolicy),
  AllowedMethods: { Items: methods, CachedMethods: { Items: methods } },
  // seen: these two of the four that the model has, and in this order
  FunctionAssociations: { Items: { each: { EventType: { values: ["viewer-request", "viewer-response"] } } } },
  LambdaFunctionAssociations: { Items: { each: { EventType: oneOf(EventType) } } },
  ForwardedValues: { Cookies: { Forward: oneOf(ItemSelection) } },
} as const satisfies RulesFor<DefaultCacheBehavior>;

const config = {
  Origins: {
    Items: {
      each: {
        CustomOriginConfig: {
          OriginProtocolPolicy: oneOf(OriginProtocolPolicy),
          OriginSslProtocols: { Items: { each: oneOf(SslProtocol) } },
          IpAddressType: oneOf(IpAddressType),
        },
      },
    },
  },
  OriginGroups: { Items: { each: { SelectionCriteria: oneOf(OriginGroupSelectionCriteria) } } },
  DefaultCacheBehavior: behavior,
  CacheBehaviors: { Items: { each: behavior } },
  PriceClass: oneOf(PriceClass),
  ViewerCertificate: {
    SSLSupportMethod: oneOf(SSLSupportMethod),
    MinimumProtocolVersion: oneOf(MinimumProtocolVersion),
    CertificateSource: oneOf(CertificateSource),
  },
  Restrictions: { GeoRestriction: { RestrictionType: oneOf(GeoRestrictionType) } },
  HttpVersion: oneOf(HttpVersion),
  ConnectionMode: oneOf(ConnectionMode),
} as const satisfies RulesFor<DistributionConfig>;

export const distributionConstraints: Constraints<CloudFront> = {
  CreateDistribution: { DistributionConfig: config },
  CreateDistributionWithTags: { DistributionConfigWithTags: { DistributionConfig: config, Tags: tagRules } },
  UpdateDistribution: { DistributionConfig: config },
  ListDistributionsByConnectionMode: { ConnectionMode: oneOf(ConnectionMode) },
};
