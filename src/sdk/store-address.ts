import type { KeyValueStore } from "./key-value-store.ts";

type EndpointRules = (parameters: {
  readonly KvsARN: string | undefined;
  readonly Region: string | undefined;
  readonly UseFIPS: boolean;
}) => unknown;

/**
 * Throws the error of the client's endpoint rules for an invalid store ARN, with our advice on a second line. The
 * client derives the host of a call from the ARN, so it throws before it sends a request.
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
      error.message += `\nSet KvsARN to the KeyValueStore.ARN that CreateKeyValueStore or DescribeKeyValueStore returns, such as arn:aws:cloudfront::123456789012:key-value-store/<id>. Given: ${String(arn)}`;
    }
    throw error;
  }
}

const endpointRules = new WeakMap<object, EndpointRules>();

function getEndpointRules(sdk: KeyValueStore): EndpointRules {
  let rules = endpointRules.get(sdk);
  if (!rules) {
    // Clients carry the rules. This client never sends anything.
    const client = new sdk.CloudFrontKeyValueStoreClient({ region: "us-east-1" });
    rules = client.config.endpointProvider as EndpointRules;
    endpointRules.set(sdk, rules);
  }
  return rules;
}
