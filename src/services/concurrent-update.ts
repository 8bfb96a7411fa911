import {
  UpdateAnycastIpListCommand,
  UpdateCachePolicyCommand,
  UpdateCloudFrontOriginAccessIdentityCommand,
  UpdateConnectionFunctionCommand,
  UpdateConnectionGroupCommand,
  UpdateContinuousDeploymentPolicyCommand,
  UpdateDistributionTenantCommand,
  UpdateFieldLevelEncryptionConfigCommand,
  UpdateFieldLevelEncryptionProfileCommand,
  UpdateKeyGroupCommand,
  UpdateOriginAccessControlCommand,
  UpdateOriginRequestPolicyCommand,
  UpdatePublicKeyCommand,
  UpdateResponseHeadersPolicyCommand,
  UpdateStreamingDistributionCommand,
  UpdateTrustStoreCommand,
  UpdateVpcOriginCommand,
} from "@aws-sdk/client-cloudfront";
import type { Environment } from "../core/context.ts";
import type { TableDefinition } from "../core/table.ts";
import { anycastIpLists } from "./anycast-ip-lists/table.ts";
import { cachePolicies } from "./cache-policies/table.ts";
import { connectionFunctions } from "./connection-functions/table.ts";
import { connectionGroups } from "./connection-groups/table.ts";
import { continuousDeploymentPolicies } from "./continuous-deployment-policies/table.ts";
import { distributionTenants } from "./distribution-tenants/table.ts";
import { fieldLevelEncryptionConfigs } from "./field-level-encryption-configs/table.ts";
import { fieldLevelEncryptionProfiles } from "./field-level-encryption-profiles/table.ts";
import { getStageId } from "./function-stages.ts";
import { keyGroups } from "./key-groups/table.ts";
import { originAccessControls } from "./origin-access-controls/table.ts";
import { originAccessIdentities } from "./origin-access-identities/table.ts";
import { originRequestPolicies } from "./origin-request-policies/table.ts";
import { publicKeys } from "./public-keys/table.ts";
import { responseHeadersPolicies } from "./response-headers-policies/table.ts";
import { streamingDistributions } from "./streaming-distributions/table.ts";
import { trustStores } from "./trust-stores/table.ts";
import { vpcOrigins } from "./vpc-origins/table.ts";

/** The part of a record that an update of another writer changes. */
interface UpdatableRecord {
  readonly config: object;
  readonly lastModifiedTime: Date;
}

/** A kind of resource whose updates address it by `Id`. */
interface UpdatableKind {
  readonly command: new (input: never) => { readonly input: object };
  /** Applies the update of another writer. */
  readonly update: (id: string, environment: Environment) => void;
}

function createKind<R extends UpdatableRecord>(
  command: UpdatableKind["command"],
  definition: TableDefinition<R>,
  toRowId: (id: string) => string = (id) => id,
): UpdatableKind {
  return {
    command,
    update: (id, { store, now }) => {
      const table = store.table(definition);
      const record = table.find(toRowId(id))?.record;
      // A call for a resource that does not exist is rejected for that.
      if (record) {
        const config = "Comment" in record.config ? { ...record.config, Comment: comment } : record.config;
        table.replace({ ...record, config, lastModifiedTime: now() });
      }
    },
  };
}

const comment = "Changed by another writer";

/** The kinds of resources that another writer can update, by the name of their seed. */
export const updatableKinds = {
  cachePolicy: createKind(UpdateCachePolicyCommand, cachePolicies),
  originRequestPolicy: createKind(UpdateOriginRequestPolicyCommand, originRequestPolicies),
  responseHeadersPolicy: createKind(UpdateResponseHeadersPolicyCommand, responseHeadersPolicies),
  originAccessControl: createKind(UpdateOriginAccessControlCommand, originAccessControls),
  originAccessIdentity: createKind(UpdateCloudFrontOriginAccessIdentityCommand, originAccessIdentities),
  publicKey: createKind(UpdatePublicKeyCommand, publicKeys),
  keyGroup: createKind(UpdateKeyGroupCommand, keyGroups),
  fieldLevelEncryptionConfig: createKind(
    UpdateFieldLevelEncryptionConfigCommand,
    fieldLevelEncryptionConfigs,
  ),
  fieldLevelEncryptionProfile: createKind(
    UpdateFieldLevelEncryptionProfileCommand,
    fieldLevelEncryptionProfiles,
  ),
  continuousDeploymentPolicy: createKind(
    UpdateContinuousDeploymentPolicyCommand,
    continuousDeploymentPolicies,
  ),
  streamingDistribution: createKind(UpdateStreamingDistributionCommand, streamingDistributions),
  connectionGroup: createKind(UpdateConnectionGroupCommand, connectionGroups),
  distributionTenant: createKind(UpdateDistributionTenantCommand, distributionTenants),
  vpcOrigin: createKind(UpdateVpcOriginCommand, vpcOrigins),
  anycastIpList: createKind(UpdateAnycastIpListCommand, anycastIpLists),
  trustStore: createKind(UpdateTrustStoreCommand, trustStores),
  connectionFunction: createKind(UpdateConnectionFunctionCommand, connectionFunctions, getStageId),
} as const satisfies Readonly<Record<string, UpdatableKind>>;

/** A kind of resource that another writer can update. */
export type UpdatableKindName = keyof typeof updatableKinds;
