import type { Service } from "../core/service.ts";
import { anycastIpListsService } from "./anycast-ip-lists/index.ts";
import { cachePoliciesService } from "./cache-policies/index.ts";
import { connectionFunctionsService } from "./connection-functions/index.ts";
import { connectionGroupsService } from "./connection-groups/index.ts";
import { continuousDeploymentPoliciesService } from "./continuous-deployment-policies/index.ts";
import { distributionTenantsService } from "./distribution-tenants/index.ts";
import { distributionsService } from "./distributions/index.ts";
import { domainsService } from "./domains/index.ts";
import { fieldLevelEncryptionConfigsService } from "./field-level-encryption-configs/index.ts";
import { fieldLevelEncryptionProfilesService } from "./field-level-encryption-profiles/index.ts";
import { functionsService } from "./functions/index.ts";
import { invalidationsService } from "./invalidations/index.ts";
import { keyGroupsService } from "./key-groups/index.ts";
import { keyValueDataService } from "./key-value-data/index.ts";
import { keyValueStoresService } from "./key-value-stores/index.ts";
import { monitoringSubscriptionsService } from "./monitoring-subscriptions/index.ts";
import { originAccessControlsService } from "./origin-access-controls/index.ts";
import { originAccessIdentitiesService } from "./origin-access-identities/index.ts";
import { originRequestPoliciesService } from "./origin-request-policies/index.ts";
import { publicKeysService } from "./public-keys/index.ts";
import { realtimeLogConfigsService } from "./realtime-log-configs/index.ts";
import { resourcePoliciesService } from "./resource-policies/index.ts";
import { responseHeadersPoliciesService } from "./response-headers-policies/index.ts";
import { streamingDistributionsService } from "./streaming-distributions/index.ts";
import { tagsService } from "./tags/index.ts";
import { trustStoresService } from "./trust-stores/index.ts";
import { vpcOriginsService } from "./vpc-origins/index.ts";

/**
 * The services that `mockCloudFront()` mounts by default. A new family is one line here.
 *
 * @example
 * import { builtinServices, mockCloudFront } from "mock-cloudfront";
 *
 * const functionsOnly = builtinServices.filter((service) => service.name === "functions");
 * const cloudfront = mockCloudFront({ services: functionsOnly });
 */
export const builtinServices: readonly Service[] = [
  functionsService,
  keyValueStoresService,
  keyValueDataService,
  tagsService,
  distributionsService,
  invalidationsService,
  cachePoliciesService,
  originRequestPoliciesService,
  responseHeadersPoliciesService,
  originAccessControlsService,
  originAccessIdentitiesService,
  publicKeysService,
  keyGroupsService,
  vpcOriginsService,
  continuousDeploymentPoliciesService,
  monitoringSubscriptionsService,
  realtimeLogConfigsService,
  connectionGroupsService,
  distributionTenantsService,
  anycastIpListsService,
  trustStoresService,
  fieldLevelEncryptionConfigsService,
  fieldLevelEncryptionProfilesService,
  resourcePoliciesService,
  domainsService,
  streamingDistributionsService,
  connectionFunctionsService,
];
