import {
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  CreateInvalidationCommand,
  MissingBody,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, it } from "vitest";
import { expectException } from "../support/expect-exception.ts";
import { interceptionModes } from "../support/interception-modes.ts";

describe.each(interceptionModes)("a call without a body ($name)", ({ open }) => {
  it.each([
    ["CreateDistribution", new CreateDistributionCommand({ DistributionConfig: undefined })],
    [
      "CreateDistributionWithTags",
      new CreateDistributionWithTagsCommand({ DistributionConfigWithTags: undefined }),
    ],
    ["UpdateDistribution", new UpdateDistributionCommand({ Id: "E0", DistributionConfig: undefined })],
    [
      "CreateInvalidation",
      new CreateInvalidationCommand({ DistributionId: "E0", InvalidationBatch: undefined }),
    ],
  ])("is rejected by %s with MissingBody", async (_, command) => {
    using opened = open();
    await expectException(opened.client.send(command as CreateDistributionCommand), MissingBody, {
      status: 400,
      message: "This operation requires a body.",
    });
  });
});
