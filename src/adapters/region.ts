import { devNull } from "node:os";
import { inspect } from "node:util";

const known = new WeakMap<object, string | undefined>();

/**
 * The region that a client was given as text; `undefined` for one that the SDK would look up. What it would
 * find is the environment's and the profiles' of whoever runs the tests: no test should depend on that.
 */
export function regionOf(client: object): string | undefined {
  if (!known.has(client))
    known.set(client, givenRegion((client as { config?: { region?: unknown } }).config?.region));
  return known.get(client);
}

function givenRegion(provider: unknown): string | undefined {
  if (typeof provider !== "function") return undefined;
  // The client keeps its region behind an asynchronous function, even one that it was given as text. In that
  // case alone the promise is fulfilled when it comes back, and Node shows what with.
  const promise = (provider as () => Promise<unknown>)();
  promise.catch(() => undefined);
  const [, text] = /^Promise \{ '([\w-]+)' \}$/.exec(inspect(promise)) ?? [];
  if (text === undefined) void hideProfiles();
  return text;
}

/** The SDK's look-up has begun and would open the profile files within these ticks: it finds them empty. */
async function hideProfiles(): Promise<void> {
  const files = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] as const;
  const former = files.map((name) => process.env[name]);
  for (const name of files) process.env[name] = devNull;
  for (let tick = 0; tick < 16; tick++) await undefined;
  files.forEach((name, i) => {
    const value = former[i];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  });
}
