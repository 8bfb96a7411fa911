import {
  CreateCloudFrontOriginAccessIdentityCommand,
  CreateDistributionCommand,
  CreateKeyGroupCommand,
  CreateOriginAccessControlCommand,
  CreatePublicKeyCommand,
  type OriginAccessControlConfig,
  UpdateCloudFrontOriginAccessIdentityCommand,
  UpdatePublicKeyCommand,
} from "@aws-sdk/client-cloudfront";
import { makeBucketOrigin, makeDistribution } from "../../support/make-distribution.ts";
import { makePublicKeyConfig } from "../../support/make-keys.ts";
import { makeOriginAccessControl } from "../../support/make-origin-access-control.ts";
import { assumed, defineProbes, defineRefusal, documented, seen } from "../probe.ts";
import type { ProbeContext } from "../probe-context.ts";

const invalid = { error: "InvalidArgument", status: 400 };

/** Creates a public key whose name is its caller reference too. */
function createKey(Name: string, changes: object = {}) {
  return new CreatePublicKeyCommand({
    PublicKeyConfig: makePublicKeyConfig({ Name, CallerReference: Name, ...changes }),
  });
}

function createControl(changes: Partial<OriginAccessControlConfig>) {
  return new CreateOriginAccessControlCommand(makeOriginAccessControl(changes));
}

function createIdentity(name: string) {
  return new CreateCloudFrontOriginAccessIdentityCommand({
    CloudFrontOriginAccessIdentityConfig: { CallerReference: name, Comment: name },
  });
}

export const publicKeyProbes = defineProbes("public keys", [
  {
    does: "an omitted Comment comes back as an empty string",
    ...assumed("such an output was never published"),
    async ask(context) {
      const { PublicKey } = await context.send(createKey(context.name(), { Comment: undefined }));
      return PublicKey.PublicKeyConfig;
    },
    expected: { Comment: "" },
  },
  defineRefusal(
    "a key without the form of a PEM is refused",
    seen("aws-cdk 15109; the code and the message are assumed"),
    (name) => createKey(name, { EncodedKey: "  not a key" }),
    { ...invalid, message: /EncodedKey/ },
  ),
  {
    does: "a name and a caller reference can be taken once, each by itself",
    ...assumed("both are refused, whatever else the configuration says"),
    async ask(context) {
      const [first, second] = [context.name(), context.name()];
      await context.send(createKey(first));
      return {
        name: await context.observe(createKey(first, { CallerReference: second })),
        reference: await context.observe(createKey(second, { CallerReference: first })),
      };
    },
    expected: { name: { error: "PublicKeyAlreadyExists" }, reference: { error: "PublicKeyAlreadyExists" } },
  },
  {
    does: "an update cannot change the caller reference",
    ...documented("API reference, UpdatePublicKey: CannotChangeImmutablePublicKeyFields"),
    async ask(context) {
      const { PublicKey, ETag: IfMatch } = await context.send(createKey(context.name()));
      const PublicKeyConfig = { ...PublicKey.PublicKeyConfig, CallerReference: context.name() };
      return context.observe(new UpdatePublicKeyCommand({ Id: PublicKey.Id, IfMatch, PublicKeyConfig }));
    },
    expected: { error: "CannotChangeImmutablePublicKeyFields", status: 400 },
  },
]);

function createGroup(context: ProbeContext, Items: string[]) {
  return new CreateKeyGroupCommand({ KeyGroupConfig: { Name: context.name(), Items } });
}

export const keyGroupProbes = defineProbes("key groups", [
  {
    does: "an omitted Comment comes back as an empty string",
    ...assumed("such an output was never published"),
    async ask(context) {
      const { PublicKey } = await context.send(createKey(context.name()));
      const { KeyGroup } = await context.send(createGroup(context, [PublicKey.Id]));
      return KeyGroup.KeyGroupConfig;
    },
    expected: { Comment: "" },
  },
  {
    does: "a group has at least one key, and only keys that exist",
    ...assumed("as in Terraform; the codes and the messages"),
    async ask(context) {
      return {
        empty: await context.observe(createGroup(context, [])),
        unknown: await context.observe(createGroup(context, ["K00000000000000"])),
      };
    },
    expected: { empty: invalid, unknown: invalid },
  },
]);

export const originAccessProbes = defineProbes("origin access controls", [
  {
    does: "an omitted Description is stored as an empty string",
    ...assumed("summaries require the member"),
    async ask(context) {
      const created = await context.send(createControl({ Name: context.name(), Description: undefined }));
      return created.OriginAccessControl.OriginAccessControlConfig;
    },
    expected: { Description: "" },
  },
  defineRefusal(
    "a name has at most 64 characters",
    seen("amazon-cloudfront-secure-static-site 66; the message is assumed"),
    (name) => createControl({ Name: `${name}${"x".repeat(65)}` }),
    { ...invalid, message: "The parameter Name is too big." },
  ),
  {
    does: "a control for Lambda function URLs is not for buckets",
    ...assumed("the code, which CloudFormation hides, and the forms of domain names"),
    async ask(context) {
      const { OriginAccessControl } = await context.send(
        createControl({ Name: context.name(), OriginAccessControlOriginType: "lambda" }),
      );
      const name = context.name();
      const origin = makeBucketOrigin({ OriginAccessControlId: OriginAccessControl.Id });
      return context.observe(
        new CreateDistributionCommand(
          makeDistribution({
            CallerReference: name,
            Comment: name,
            Enabled: false,
            Origins: { Quantity: 1, Items: [origin] },
          }),
        ),
      );
    },
    expected: { error: "InvalidArgument", status: 400 },
  },
]);

export const originAccessIdentityProbes = defineProbes("origin access identities", [
  {
    does: "an update repeats the caller reference",
    ...seen("the AWS CLI's example of update-cloud-front-origin-access-identity"),
    async ask(context) {
      const name = context.name();
      const { CloudFrontOriginAccessIdentity: identity, ETag: IfMatch } = await context.send(
        createIdentity(name),
      );
      return context.observe(
        new UpdateCloudFrontOriginAccessIdentityCommand({
          Id: identity.Id,
          IfMatch,
          CloudFrontOriginAccessIdentityConfig: { CallerReference: context.name(), Comment: name },
        }),
      );
    },
    expected: { error: "IllegalUpdate", status: 400 },
  },
]);
