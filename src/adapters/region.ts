import { inspect } from "node:util";

const known = new WeakMap<object, string | undefined>();

/**
 * The region that a client was given as text; `undefined` for one that the SDK would look up. What it would find is
 * that of whoever runs the tests, in the environment, the profiles or the machine's metadata service: no test
 * should depend on it.
 */
export function getClientRegion(client: object): string | undefined {
  if (!known.has(client)) {
    known.set(client, givenRegion((client as { config?: { region?: unknown } }).config?.region));
  }
  return known.get(client);
}

function givenRegion(provider: unknown): string | undefined {
  if (typeof provider !== "function") {
    return undefined;
  }
  // The client keeps its region behind an asynchronous function, even one that it was given as text. In that
  // case alone the promise is fulfilled when it comes back, and Node shows what with.
  const promise = withRegionInEnvironment(provider as () => Promise<unknown>);
  promise.catch(() => undefined);
  const [, text] = /^Promise \{ '([\w-]+)' \}$/.exec(inspect(promise, { colors: false })) ?? [];
  return text;
}

/**
 * The SDK's look-up asks the environment first, and at once. What it finds there keeps it from opening profiles and
 * from asking the network. CloudFront is the same in every region of its partition, and this is its own.
 */
function withRegionInEnvironment<T>(look: () => T): T {
  const { AWS_REGION } = process.env;
  process.env.AWS_REGION ||= "us-east-1";
  try {
    return look();
  } finally {
    if (AWS_REGION === undefined) {
      delete process.env.AWS_REGION;
    } else {
      process.env.AWS_REGION = AWS_REGION;
    }
  }
}
