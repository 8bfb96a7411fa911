import { createRequire } from "node:module";

const instrumenterPackage = "istanbul-lib-instrument";

/** What is used of the package, which is optional: its own types would be missed where it is not installed. */
export interface Istanbul {
  createInstrumenter(options: object): {
    instrumentSync(code: string, file: string): string;
    lastFileCoverage(): unknown;
  };
}

let loaded: Istanbul | undefined;

/**
 * istanbul's instrumenter, loaded when a function's run is first counted: it brings babel.
 *
 * @throws Error where it is not installed.
 */
export function loadIstanbul(): Istanbul {
  loaded ??= load();
  return loaded;
}

function load(): Istanbul {
  try {
    return createRequire(import.meta.url)(instrumenterPackage) as Istanbul;
  } catch (error) {
    if ((error as { code?: unknown }).code !== "MODULE_NOT_FOUND") {
      throw error;
    }
    throw new Error(
      `mock-cloudfront: coverage of functions needs ${instrumenterPackage}, which is not installed: npm install -D ${instrumenterPackage}`,
      { cause: error },
    );
  }
}
