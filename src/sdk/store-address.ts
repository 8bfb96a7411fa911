import type { KeyValueStore } from "./key-value-store.ts";

type EndpointRules = (parameters: {
  readonly KvsARN: string | undefined;
  readonly Region: string | undefined;
  readonly UseFIPS: boolean;
}) => unknown;

/**
 * The client takes the host of a call from the store's ARN, by rules that it carries: they are asked, so that what
 * they refuse is refused here in their words, as their own error, with our advice behind it.
 */
export function assertStoreAddress(arn: unknown, region: string | undefined, sdk: KeyValueStore): void {
  try {
    getEndpointRules(sdk)({
      KvsARN: (arn ?? undefined) as string | undefined,
      Region: region,
      UseFIPS: false,
    });
  } catch (error) {
    if (error instanceof Error) {
      error.message += `\nPass as KvsARN what CreateKeyValueStore or DescribeKeyValueStore answers as KeyValueStore.ARN: arn:aws:cloudfront::123456789012:key-value-store/<id>. Given: ${String(arn)}`;
    }
    throw error;
  }
}

const known = new WeakMap<object, EndpointRules>();

function getEndpointRules(sdk: KeyValueStore): EndpointRules {
  let rules = known.get(sdk);
  if (!rules) {
    // Every client has them; this one is never used to send.
    const client = new sdk.CloudFrontKeyValueStoreClient({ region: "us-east-1" });
    rules = client.config.endpointProvider as EndpointRules;
    known.set(sdk, rules);
  }
  return rules;
}
