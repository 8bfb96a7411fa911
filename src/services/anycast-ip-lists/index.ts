import { IpAddressType } from "@aws-sdk/client-cloudfront";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { getResource, toResponse } from "../configuration-resource.ts";
import { deleteEntity, insertEntity, updateEntity } from "../entities.ts";
import { toMarkedList } from "../lists.ts";
import { assertSupportedRegion } from "../regions.ts";
import { tagRules } from "../tags/table.ts";
import { toValuesRule } from "../values-rule.ts";
import { anycastIpList, toSummary } from "./resource.ts";
import { anycastIpLists } from "./table.ts";

export const anycastIpListsService: Service = defineService(
  "anycast-ip-lists",
  cloudFront,
  {
    // assumed: ipv4 by default
    CreateAnycastIpList: (input, context) => {
      const { Name, IpCount, IpAddressType: type = "ipv4", IpamCidrConfigs = [], Tags } = input;
      const config = { Name, IpCount, IpAddressType: type, IpamCidrConfigs, AnycastIps: [] };
      return toResponse(anycastIpList, insertEntity(anycastIpList, config, Tags, context));
    },
    GetAnycastIpList: ({ Id }, context) => getResource(anycastIpList, Id, context),
    ListAnycastIpLists: (input, { store }) => ({
      AnycastIpLists: toMarkedList(store.table(anycastIpLists).rows(), input, toSummary),
    }),
    UpdateAnycastIpList: (input, context) =>
      updateEntity(
        anycastIpList,
        input,
        (config) => ({
          ...config,
          IpAddressType: input.IpAddressType ?? config.IpAddressType,
          IpamCidrConfigs: input.IpamCidrConfigs ?? config.IpamCidrConfigs,
        }),
        context,
      ),
    DeleteAnycastIpList: (input, context) => deleteEntity(anycastIpList, input, context),
  },
  {
    // Patterns and values of the API model (2020-05-31), which the SDK's schemas do not carry.
    constraints: {
      CreateAnycastIpList: {
        Name: { pattern: "^[a-zA-Z0-9-_]{1,64}$", length: [1, 64] },
        IpAddressType: toValuesRule(IpAddressType),
        Tags: tagRules,
      },
      UpdateAnycastIpList: { IpAddressType: toValuesRule(IpAddressType) },
    },
    guard: assertSupportedRegion,
  },
);
