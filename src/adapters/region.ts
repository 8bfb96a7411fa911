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
  const [, text] = /^Promise \{ '([\w-]+)' \}$/.exec(inspect(promise, { colors: false })) ?? [];
  if (text === undefined) void hideProfiles();
  return text;
}

const profileFiles = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] as const;
let hiding = 0;
let former: Partial<Record<(typeof profileFiles)[number], string>> = {};

/** The SDK's look-up has begun and would open the profile files within these ticks: it finds them empty. */
async function hideProfiles(): Promise<void> {
  if (hiding++ === 0) former = hide();
  for (let tick = 0; tick < 16; tick++) await undefined;
  if (--hiding === 0) show(former);
}

function hide(): typeof former {
  const files: typeof former = {};
  for (const name of profileFiles) {
    const file = process.env[name];
    if (file !== undefined) files[name] = file;
    process.env[name] = devNull;
  }
  return files;
}

function show(files: typeof former): void {
  for (const name of profileFiles) delete process.env[name];
  Object.assign(process.env, files);
}
