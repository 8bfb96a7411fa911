import { createRequire } from "node:module";

const instrumenterPackage = "istanbul-lib-instrument";

/** The part of istanbul-lib-instrument that is used. Its own types are absent if the optional package is. */
export interface Istanbul {
  createInstrumenter(options: object): {
    instrumentSync(code: string, file: string): string;
    lastFileCoverage(): unknown;
  };
}

let loaded: Istanbul | undefined;

/**
 * Returns istanbul's instrumenter. Loads it when the first run is counted, because it loads babel.
 *
 * @throws Error if the package is not installed.
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
