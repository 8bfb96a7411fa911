import { InvalidTagging$, PriceClass } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { defineService, type Service } from "../../core/service.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../sdk/service-api.ts";
import {
  type ConditionalWrite,
  createResource,
  getDeletable,
  getResource,
  getResourceConfig,
  insertResource,
  toCreateResponse,
  updateResource,
} from "../configuration-resource.ts";
import { toMarkedList } from "../lists.ts";
import { createBodyGuard } from "../missing-body.ts";
import { assertValidTags, putTags, removeTags, tagRules } from "../tags/table.ts";
import { toValuesRule } from "../values-rule.ts";
import { streamingDistribution, toSummary } from "./resource.ts";
import { streamingDistributions } from "./table.ts";

const configRules = { PriceClass: toValuesRule(PriceClass) };

export const streamingDistributionsService: Service = defineService(
  "streaming-distributions",
  cloudFront,
  {
    CreateStreamingDistribution: ({ StreamingDistributionConfig: config }, context) =>
      createResource(streamingDistribution, config, context),
    CreateStreamingDistributionWithTags: createWithTags,
    GetStreamingDistribution: ({ Id }, context) => getResource(streamingDistribution, Id, context),
    GetStreamingDistributionConfig: ({ Id }, context) =>
      getResourceConfig(streamingDistribution, Id, context),
    ListStreamingDistributions: (input, { store }) => ({
      StreamingDistributionList: toMarkedList(
        store.table(streamingDistributions).rows(),
        input,
        ({ record }) => toSummary(record),
      ),
    }),
    UpdateStreamingDistribution: (input, context) =>
      updateResource(streamingDistribution, input, input.StreamingDistributionConfig, context),
    DeleteStreamingDistribution: remove,
  },
  {
    constraints: {
      CreateStreamingDistribution: { StreamingDistributionConfig: configRules },
      CreateStreamingDistributionWithTags: {
        StreamingDistributionConfigWithTags: { StreamingDistributionConfig: configRules, Tags: tagRules },
      },
      UpdateStreamingDistribution: { StreamingDistributionConfig: configRules },
    },
    guard: createBodyGuard({
      CreateStreamingDistribution: "StreamingDistributionConfig",
      CreateStreamingDistributionWithTags: "StreamingDistributionConfigWithTags",
      UpdateStreamingDistribution: "StreamingDistributionConfig",
    }),
  },
);

/** Throws for invalid tags before all other checks, as CreateDistributionWithTags does. */
function createWithTags(
  { StreamingDistributionConfigWithTags: given }: Input<CloudFront, "CreateStreamingDistributionWithTags">,
  context: Context,
): Output<CloudFront, "CreateStreamingDistributionWithTags"> {
  const tags = given.Tags.Items ?? [];
  assertValidTags(tags, context.quotas, InvalidTagging$);
  const row = insertResource(streamingDistribution, given.StreamingDistributionConfig, context);
  putTags(context.store, row.record.arn, tags);
  return toCreateResponse(streamingDistribution, row);
}

function remove(target: ConditionalWrite, context: Context): Record<string, never> {
  const { record } = getDeletable(streamingDistribution, target, context);
  context.store.table(streamingDistributions).remove(record.id);
  removeTags(context.store, record.arn);
  return {};
}
