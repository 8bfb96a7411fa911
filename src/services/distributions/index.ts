import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { createBodyGuard } from "../missing-body.ts";
import { associateAlias } from "./associate-alias.ts";
import { distributionConstraints } from "./constraints.ts";
import { copyDistribution } from "./copy-distribution.ts";
import { createDistribution } from "./create-distribution.ts";
import { createDistributionWithTags } from "./create-distribution-with-tags.ts";
import { deleteDistribution } from "./delete-distribution.ts";
import { getDistribution } from "./get-distribution.ts";
import { getDistributionConfig } from "./get-distribution-config.ts";
import { listConflictingAliases } from "./list-conflicting-aliases.ts";
import {
  listDistributions,
  listDistributionsByAnycastIpListId,
  listDistributionsByCachePolicyId,
  listDistributionsByConnectionFunction,
  listDistributionsByConnectionMode,
  listDistributionsByKeyGroup,
  listDistributionsByOriginRequestPolicyId,
  listDistributionsByOwnedResource,
  listDistributionsByRealtimeLogConfig,
  listDistributionsByResponseHeadersPolicyId,
  listDistributionsByTrustStore,
  listDistributionsByVpcOriginId,
  listDistributionsByWebACLId,
} from "./list-distributions.ts";
import { updateDistribution } from "./update-distribution.ts";
import { updateDistributionWithStagingConfig } from "./update-distribution-with-staging-config.ts";
import { associateDistributionWebACL, disassociateDistributionWebACL } from "./web-acl.ts";

export const distributionsService: Service = defineService(
  "distributions",
  cloudFront,
  {
    CreateDistribution: createDistribution,
    CreateDistributionWithTags: createDistributionWithTags,
    CopyDistribution: copyDistribution,
    GetDistribution: getDistribution,
    GetDistributionConfig: getDistributionConfig,
    UpdateDistribution: updateDistribution,
    UpdateDistributionWithStagingConfig: updateDistributionWithStagingConfig,
    DeleteDistribution: deleteDistribution,
    AssociateDistributionWebACL: associateDistributionWebACL,
    DisassociateDistributionWebACL: disassociateDistributionWebACL,
    AssociateAlias: associateAlias,
    ListConflictingAliases: listConflictingAliases,
    ListDistributions: listDistributions,
    ListDistributionsByWebACLId: listDistributionsByWebACLId,
    ListDistributionsByConnectionMode: listDistributionsByConnectionMode,
    ListDistributionsByCachePolicyId: listDistributionsByCachePolicyId,
    ListDistributionsByOriginRequestPolicyId: listDistributionsByOriginRequestPolicyId,
    ListDistributionsByResponseHeadersPolicyId: listDistributionsByResponseHeadersPolicyId,
    ListDistributionsByKeyGroup: listDistributionsByKeyGroup,
    ListDistributionsByVpcOriginId: listDistributionsByVpcOriginId,
    ListDistributionsByRealtimeLogConfig: listDistributionsByRealtimeLogConfig,
    ListDistributionsByConnectionFunction: listDistributionsByConnectionFunction,
    ListDistributionsByOwnedResource: listDistributionsByOwnedResource,
    ListDistributionsByAnycastIpListId: listDistributionsByAnycastIpListId,
    ListDistributionsByTrustStore: listDistributionsByTrustStore,
  },
  {
    constraints: distributionConstraints,
    guard: createBodyGuard({
      CreateDistribution: "DistributionConfig",
      CreateDistributionWithTags: "DistributionConfigWithTags",
      UpdateDistribution: "DistributionConfig",
    }),
  },
);

export type { DistributionSeed, SeededDistribution } from "./distribution-seed.ts";
export { findByHost, type NamedDistribution } from "./find-serving.ts";
export { seedDistribution } from "./seed-distribution.ts";
