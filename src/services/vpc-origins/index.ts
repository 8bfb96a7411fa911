import { OriginProtocolPolicy, SslProtocol } from "@aws-sdk/client-cloudfront";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { getResource, toCreateResponse, updateResource } from "../configuration-resource.ts";
import { insertEntity } from "../entities.ts";
import { toMarkedList } from "../lists.ts";
import { assertSupportedRegion } from "../regions.ts";
import { tagRules } from "../tags/table.ts";
import { toValuesRule } from "../values-rule.ts";
import { deleteVpcOrigin, toSummary, vpcOrigin } from "./resource.ts";
import { vpcOrigins } from "./table.ts";

// Values of the API model (2020-05-31), which the SDK's schemas do not carry.
const configRules = {
  OriginProtocolPolicy: toValuesRule(OriginProtocolPolicy),
  OriginSslProtocols: { Items: { each: toValuesRule(SslProtocol) } },
  IpAddressType: { values: ["ipv4", "dualstack"] },
} as const;

export const vpcOriginsService: Service = defineService(
  "vpc-origins",
  cloudFront,
  {
    CreateVpcOrigin: ({ VpcOriginEndpointConfig, Tags }, context) =>
      toCreateResponse(vpcOrigin, insertEntity(vpcOrigin, VpcOriginEndpointConfig, Tags, context)),
    GetVpcOrigin: ({ Id }, context) => getResource(vpcOrigin, Id, context),
    ListVpcOrigins: (input, { store }) => ({
      VpcOriginList: toMarkedList(store.table(vpcOrigins).rows(), input, ({ record }) => toSummary(record)),
    }),
    UpdateVpcOrigin: (input, context) =>
      updateResource(vpcOrigin, input, input.VpcOriginEndpointConfig, context),
    DeleteVpcOrigin: deleteVpcOrigin,
  },
  {
    constraints: {
      CreateVpcOrigin: { VpcOriginEndpointConfig: configRules, Tags: tagRules },
      UpdateVpcOrigin: { VpcOriginEndpointConfig: configRules },
    },
    guard: assertSupportedRegion,
  },
);
