import {
  CreateContinuousDeploymentPolicyCommand,
  CreateFieldLevelEncryptionConfigCommand,
  CreateFieldLevelEncryptionProfileCommand,
  CreatePublicKeyCommand,
  CreateRealtimeLogConfigCommand,
  type CreateRealtimeLogConfigCommandInput,
  DeletePublicKeyCommand,
  type FieldLevelEncryptionProfileConfig,
  GetMonitoringSubscriptionCommand,
  GetPublicKeyCommand,
  GetRealtimeLogConfigCommand,
  ListDistributionsByRealtimeLogConfigCommand,
  ListTagsForResourceCommand,
  type PublicKeyConfig,
  type TrafficConfig,
  UpdateFieldLevelEncryptionProfileCommand,
} from "@aws-sdk/client-cloudfront";
import { headerTraffic, makeWeightTraffic } from "../../support/make-continuous-deployment.ts";
import { list, makeEntity, makeProfileConfig } from "../../support/make-field-level-encryption.ts";
import { ecdsaKey, makePublicKeyConfig } from "../../support/make-keys.ts";
import { makeRealtimeLogConfig } from "../../support/make-realtime-log-config.ts";
import { assumed, defineProbes, defineRefusal, type ProbeDefinition } from "../probe.ts";
import type { Answer, AnyCommand, ProbeContext } from "../probe-context.ts";

const invalid = { error: "InvalidArgument", status: 400 };
const both = "the code and the message";

function refusePolicy(does: string, traffic: TrafficConfig, ...names: string[]): ProbeDefinition {
  return defineRefusal(
    does,
    assumed(both),
    () =>
      new CreateContinuousDeploymentPolicyCommand({
        ContinuousDeploymentPolicyConfig: {
          StagingDistributionDnsNames: list(...names),
          Enabled: false,
          TrafficConfig: traffic,
        },
      }),
    invalid,
  );
}

/** A domain name of no distribution. */
const noDistribution = "d000000000000.cloudfront.net";

export const continuousDeploymentProbes = defineProbes("continuous deployment policies", [
  refusePolicy("a policy names one staging distribution", headerTraffic),
  refusePolicy("a policy names a staging distribution that exists", headerTraffic, noDistribution),
  refusePolicy("a weight is at most 0.15", makeWeightTraffic(0.5), noDistribution),
]);

function refuseLogs(
  does: string,
  changes: Partial<CreateRealtimeLogConfigCommandInput>,
  reason = both,
): ProbeDefinition {
  return defineRefusal(
    does,
    assumed(reason),
    (Name) => new CreateRealtimeLogConfigCommand(makeRealtimeLogConfig({ Name, ...changes })),
    invalid,
  );
}

export const realtimeLogProbes = defineProbes("real-time log configurations", [
  refuseLogs("a field has the form of a name", { Fields: ["sc_status!"] }),
  refuseLogs("a sampling rate is at least 1", { SamplingRate: 0 }),
  defineRefusal(
    "a configuration is read by its name or its ARN",
    assumed(both),
    () => new GetRealtimeLogConfigCommand({}),
    invalid,
  ),
  {
    does: "a configuration that was never created has no distributions",
    ...assumed("the operation declares no error for one"),
    ask: (context) =>
      context.observe(
        new ListDistributionsByRealtimeLogConfigCommand({ RealtimeLogConfigName: context.name() }),
      ),
    expected: { output: { DistributionList: { Quantity: 0 } } },
  },
]);

export const monitoringProbes = defineProbes("monitoring subscriptions", [
  defineRefusal(
    "an unknown distribution has no subscription to read",
    assumed("it is refused before the missing subscription"),
    () => new GetMonitoringSubscriptionCommand({ DistributionId: "E00000000000000" }),
    { error: "NoSuchDistribution", status: 404 },
  ),
]);

export const tagProbes = defineProbes("tags", [
  defineRefusal(
    "an ARN of another service is refused",
    assumed("the message was seen for a region"),
    () => new ListTagsForResourceCommand({ Resource: "arn:aws:s3:::bucket" }),
    invalid,
  ),
]);

/** Creates a public key. */
async function createKey(context: ProbeContext, changes: object = {}): Promise<string> {
  const Name = context.name();
  const { PublicKey } = await context.send(
    new CreatePublicKeyCommand({
      PublicKeyConfig: makePublicKeyConfig({ Name, CallerReference: Name, ...changes }),
    }),
  );
  return PublicKey.Id;
}

/** Returns the command that creates a profile with a key. */
function createProfile(
  context: ProbeContext,
  PublicKeyId: string,
  changes: Partial<FieldLevelEncryptionProfileConfig> = {},
  entity: Parameters<typeof makeEntity>[0] = {},
) {
  const Name = context.name();
  return new CreateFieldLevelEncryptionProfileCommand({
    FieldLevelEncryptionProfileConfig: makeProfileConfig({
      Name,
      CallerReference: Name,
      EncryptionEntities: list(makeEntity({ PublicKeyId, ...entity })),
      ...changes,
    }),
  });
}

/** Asks with a new public key, and deletes the key at once: an account has 10 keys. */
export async function askWithKey(
  context: ProbeContext,
  key: Partial<PublicKeyConfig>,
  createCommand: (keyId: string) => AnyCommand,
): Promise<Answer> {
  const Id = await createKey(context, key);
  const answer = await context.observe(createCommand(Id));
  const { ETag: IfMatch } = await context.send(new GetPublicKeyCommand({ Id }));
  await context.observe(new DeletePublicKeyCommand({ Id, IfMatch }));
  return answer;
}

/** Defines a probe about a profile that is refused. */
function refuseProfile(
  does: string,
  entity: Parameters<typeof makeEntity>[0],
  key: Partial<PublicKeyConfig> = {},
): ProbeDefinition {
  return {
    does,
    ...assumed(both),
    ask: (context) => askWithKey(context, key, (Id) => createProfile(context, Id, {}, entity)),
    expected: invalid,
  };
}

/** Returns the command that creates a configuration for one query argument and one type of content. */
function createEncryption(Comment: string, ProfileId: string, QueryArg: string, ContentType: string) {
  return new CreateFieldLevelEncryptionConfigCommand({
    FieldLevelEncryptionConfig: {
      CallerReference: Comment,
      Comment,
      QueryArgProfileConfig: {
        ForwardWhenQueryArgProfileIsUnknown: true,
        QueryArgProfiles: list({ QueryArg, ProfileId }),
      },
      ContentTypeProfileConfig: {
        ForwardWhenContentTypeIsUnknown: true,
        ContentTypeProfiles: list({ Format: "URLEncoded" as const, ProfileId, ContentType }),
      },
    },
  });
}

export const fieldLevelEncryptionProbes = defineProbes("field-level encryption", [
  {
    does: "an omitted Comment of a profile comes back as an empty string",
    ...assumed("such an output was never published"),
    async ask(context) {
      const key = await createKey(context);
      const created = await context.send(createProfile(context, key, { Comment: undefined }));
      return created.FieldLevelEncryptionProfile.FieldLevelEncryptionProfileConfig;
    },
    expected: { Comment: "" },
  },
  {
    does: "an update repeats the caller reference",
    ...assumed("as for origin access identities"),
    async ask(context) {
      const { FieldLevelEncryptionProfile: profile, ETag: IfMatch } = await context.send(
        createProfile(context, await createKey(context)),
      );
      const { FieldLevelEncryptionProfileConfig: config, Id } = profile;
      return context.observe(
        new UpdateFieldLevelEncryptionProfileCommand({
          Id,
          IfMatch,
          FieldLevelEncryptionProfileConfig: { ...config, CallerReference: context.name() },
        }),
      );
    },
    expected: { error: "IllegalUpdate", status: 400 },
  },
  {
    does: "a name and a caller reference can be taken once, each by itself",
    ...assumed("both are refused, whatever else the configuration says"),
    async ask(context) {
      const key = await createKey(context);
      const taken = context.name();
      await context.send(createProfile(context, key, { Name: taken, CallerReference: taken }));
      return {
        name: await context.observe(createProfile(context, key, { Name: taken })),
        reference: await context.observe(createProfile(context, key, { CallerReference: taken })),
      };
    },
    expected: {
      name: { error: "FieldLevelEncryptionProfileAlreadyExists" },
      reference: { error: "FieldLevelEncryptionProfileAlreadyExists" },
    },
  },
  refuseProfile("a provider has letters, digits, colons, underscores and hyphens", { ProviderId: "a b" }),
  refuseProfile("a field matches one pattern", { FieldPatterns: list("card.*", "card.number") }),
  refuseProfile("the key of a profile is an RSA key", {}, { EncodedKey: ecdsaKey }),
  {
    does: "a query argument has a name, and content is that of forms",
    ...assumed(both),
    async ask(context) {
      const created = await context.send(createProfile(context, await createKey(context)));
      const { Id } = created.FieldLevelEncryptionProfile;
      const create = (argument: string, type: string) =>
        context.observe(createEncryption(context.name(), Id, argument, type));
      return {
        unnamed: await create("", "application/x-www-form-urlencoded"),
        json: await create("card", "application/json"),
      };
    },
    expected: { unnamed: invalid, json: invalid },
  },
]);
