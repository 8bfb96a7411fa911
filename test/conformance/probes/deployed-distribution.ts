import {
  type ConnectionMode,
  CreateDistributionCommand,
  type DistributionConfig,
  ListDistributionsByConnectionModeCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { makeDistribution } from "../../support/make-distribution.ts";
import { assumed, type ProbeDefinition } from "../probe.ts";
import type { AnyCommand, ProbeContext } from "../probe-context.ts";

/** A distribution of a probe: its id, its ETag and its configuration as the service stored it. */
export interface Created {
  readonly Id: string;
  readonly IfMatch: string;
  readonly config: DistributionConfig;
}

/** Creates a distribution that the sweep finds. */
export async function createDistribution(
  context: ProbeContext,
  changes: Partial<DistributionConfig> = {},
): Promise<Created> {
  const name = context.name();
  const { Distribution, ETag: IfMatch } = await context.send(
    new CreateDistributionCommand(makeDistribution({ CallerReference: name, Comment: name, ...changes })),
  );
  return { Id: Distribution.Id, IfMatch, config: Distribution.DistributionConfig };
}

/** Returns the command that changes a distribution. */
export function update({ Id, IfMatch, config }: Created, changes: Partial<DistributionConfig>) {
  return new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig: { ...config, ...changes } });
}

/** Defines a probe about one request, which the service refuses, about a new distribution. */
export function refuse(
  does: string,
  reason: string,
  createCommand: (created: Created) => AnyCommand,
  {
    expected = { error: "InvalidArgument", status: 400 },
    ...changes
  }: Partial<DistributionConfig> & { expected?: object } = {},
): ProbeDefinition {
  return {
    does,
    ...assumed(reason),
    async ask(context) {
      return context.observe(createCommand(await createDistribution(context, changes)));
    },
    expected,
  };
}

/** Returns the summary of a distribution in the list of its connection mode. */
export async function findListed(context: ProbeContext, ConnectionMode: ConnectionMode, Id: string) {
  let Marker: string | undefined;
  do {
    const { DistributionList } = await context.send(
      new ListDistributionsByConnectionModeCommand({ ConnectionMode, Marker }),
    );
    const found = DistributionList.Items?.find((item: { Id: string }) => item.Id === Id);
    if (found) {
      return found;
    }
    Marker = DistributionList.NextMarker;
  } while (Marker);
  return undefined;
}
