import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../sdk/service-api.ts";
import type { ConfigurationRecord } from "../configuration-table.ts";
import {
  continuousDeploymentPolicies,
  getStagingNames,
  type Config as PolicyConfig,
} from "../continuous-deployment-policies/table.ts";
import { invalidArgument } from "../text-checks.ts";
import type { Config } from "./config.ts";
import { type DistributionRecord, updateRecord } from "./record.ts";
import { toUpdateResponse } from "./responses.ts";
import { distributions, findStagingDistribution } from "./table.ts";
import { assertValidConfig } from "./validation.ts";

/**
 * Copies the configuration of a staging distribution to its primary distribution, and disables the policy that sends
 * viewers to the staging distribution. Source: the API model.
 *
 * assumed: the caller reference stays the primary's, and the staging distribution and its ETag do not change
 */
export function updateDistributionWithStagingConfig(
  { Id, StagingDistributionId, IfMatch }: Input<CloudFront, "UpdateDistributionWithStagingConfig">,
  context: Context,
): Output<CloudFront, "UpdateDistributionWithStagingConfig"> {
  const table = context.store.table(distributions);
  table.get(Id);
  const [primaryEtag, stagingEtag] = parseEtags(IfMatch);
  const { record: primary } = table.getMatching(Id, primaryEtag);
  const policy = findPolicyOf(primary, context);
  const stagingId = StagingDistributionId ?? findStagingId(policy, context);
  if (stagingId === undefined) {
    throw notItsStaging("The parameter StagingDistributionId is required.", primary);
  }
  const { record: staging } = table.getMatching(stagingId, stagingEtag);
  assertBelongs(staging, primary, policy);
  const { CallerReference, Aliases, ContinuousDeploymentPolicyId } = primary.config;
  const config: Config = {
    ...staging.config,
    CallerReference,
    Aliases,
    ContinuousDeploymentPolicyId,
    Staging: false,
  };
  assertValidConfig(config, { context, current: primary });
  if (policy?.record.config.Enabled) {
    context.store.table(continuousDeploymentPolicies).replace({
      ...policy.record,
      config: { ...policy.record.config, Enabled: false },
      lastModifiedTime: context.now(),
    });
  }
  return toUpdateResponse(table.replace(updateRecord(primary, config, context)), context);
}

/** The API model: `<primary ETag>, <staging ETag>`. The developer guide writes the two without a blank. */
function parseEtags(ifMatch: string | undefined): readonly [primary: string, staging: string] {
  const [primary, staging, ...others] = (ifMatch ?? "").split(",").map((etag) => etag.trim());
  if (!primary || !staging || others.length > 0) {
    throw cloudFront.errors.invalidIfMatch(
      `IfMatch is ${JSON.stringify(ifMatch)}. It must have the ETags of the primary and of the staging distribution: ` +
        '"<primary ETag>, <staging ETag>".',
    );
  }
  return [primary, staging];
}

type PolicyRow = Row<ConfigurationRecord<PolicyConfig>>;

function findPolicyOf({ config }: DistributionRecord, { store }: Context): PolicyRow | undefined {
  return store.table(continuousDeploymentPolicies).find(config.ContinuousDeploymentPolicyId ?? "");
}

/** assumed: an omitted StagingDistributionId is the staging distribution of the primary's policy */
function findStagingId(policy: PolicyRow | undefined, context: Context): string | undefined {
  const [name] = policy ? getStagingNames(policy.record.config) : [];
  return name === undefined ? undefined : findStagingDistribution(context, name)?.record.id;
}

/** assumed: the code and the messages. A policy that does not exist, which `references: "any"` allows, is not checked. */
function assertBelongs(
  staging: DistributionRecord,
  primary: DistributionRecord,
  policy: PolicyRow | undefined,
): void {
  if (!staging.config.Staging) {
    throw notItsStaging(`The distribution ${staging.id} is not a staging distribution.`, primary);
  }
  const isNamed = policy && getStagingNames(policy.record.config).includes(staging.domainName.toLowerCase());
  if (!primary.config.ContinuousDeploymentPolicyId || (policy && !isNamed)) {
    throw notItsStaging(
      `The staging distribution ${staging.id} does not belong to the distribution ${primary.id}.`,
      primary,
    );
  }
}

function notItsStaging(message: string, { config }: DistributionRecord): Error {
  return invalidArgument(
    message,
    `ContinuousDeploymentPolicyId of the primary distribution is "${config.ContinuousDeploymentPolicyId ?? ""}". ` +
      "Its policy must name the staging distribution.",
  );
}
