import { isObject } from "../values/is-object.ts";
import type { Usage } from "./scope.ts";
import type { StackResource } from "./stacks.ts";

/** The parts of a resource's deploy from which hints are made. */
export interface HintContext {
  readonly usage: Usage;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The resources of the stack that were made before. */
  readonly made: Iterable<StackResource>;
  readonly hasAssets: boolean;
}

/** Returns the likely reasons for which an operation refused a resource, each with what to do. */
export function getHints(context: HintContext, message: string): string[] {
  return [
    ...getStandInHints(context, message),
    ...getReferenceHints(context),
    ...getPublicationHints(context),
    ...getAssetHints(context),
  ];
}

function getStandInHints({ usage }: HintContext, message: string): string[] {
  const suspects = usage.standIns.filter(
    ({ value, isGuessed }) => isGuessed || (isPlainText(value) && message.includes(value)),
  );
  return suspects.map(({ logicalId, name, value }) => {
    const given = `{ attributes: { ${logicalId}: { ${JSON.stringify(name)}: "…" } } }`;
    return `It was given a value of a stand-in: ${logicalId}.${name} = ${JSON.stringify(value)}. Give the real one: ${given}.`;
  });
}

/** Returns true for text without a dynamic reference, which has its own hint. */
function isPlainText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !value.includes("{{resolve:");
}

function getReferenceHints({ usage }: HintContext): string[] {
  return [...usage.missingReferences].map(
    (key) =>
      `It was given a reference without a value: {{resolve:${key}}}. Give it: { references: { ${JSON.stringify(key)}: "…" } }.`,
  );
}

function getPublicationHints({ properties, made }: HintContext): string[] {
  const text = JSON.stringify(properties);
  return [...made]
    .filter(({ type, ref }) => type === "AWS::CloudFront::Function" && text.includes(JSON.stringify(ref)))
    .filter(({ properties: { AutoPublish } }) => String(AutoPublish) !== "true")
    .map(({ logicalId }) => `Its function ${logicalId} has no AutoPublish: true, so it is not LIVE.`);
}

function getAssetHints({ properties: { ImportSource: source }, hasAssets }: HintContext): string[] {
  const arn = isObject(source) ? String(source.SourceArn) : "";
  return /^arn:[^:]+:s3:::cdk-/.test(arn) && !hasAssets
    ? [
        "The key value store's file is in the cloud assembly: pass the stack itself, or the option " +
          "{ assembly: app.outdir }.",
      ]
    : [];
}

/** Returns what the mock did not know of the values that a resource was given. */
export function getUsageNotes(logicalId: string, { standIns, missingReferences }: Usage): string[] {
  const guessed = standIns.filter(({ isGuessed }) => isGuessed);
  return [
    ...guessed.map(
      (standIn) =>
        `${logicalId} was given a guessed value: ${standIn.logicalId}.${standIn.name} = ${JSON.stringify(standIn.value)}.`,
    ),
    ...[...missingReferences].map(
      (key) => `${logicalId} was given {{resolve:${key}}} as written, because the reference has no value.`,
    ),
  ];
}
