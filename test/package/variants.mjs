// The consumers' tests exist once, as ES modules for vitest. These functions derive the other variants.

/** Rewrites a test for vitest as one for jest. */
export function toJest(text) {
  return text
    .replace(
      /^import \{ allCustomMatcher \} from "aws-sdk-client-mock-vitest";$/m,
      'import "aws-sdk-client-mock-jest";',
    )
    .replace(/^import "aws-sdk-client-mock-vitest\/extend";\n/m, "")
    .replace(/^expect\.extend\(allCustomMatcher\);\n/m, "")
    .replaceAll('"vitest"', '"@jest/globals"')
    .replaceAll(/"mock-cloudfront\/((?:matchers\/)?)vitest"/g, '"mock-cloudfront/$1jest"')
    .replaceAll(/\bvi\b/g, "jest");
}

/** Rewrites the imports of an ES module as calls of `require`. */
export function toCommonJs(text) {
  return (
    text
      .replaceAll(/^import (\{[^}]+\}) from ("[^"]+");$/gm, "const $1 = require($2);")
      // jest passes `jest` to every CommonJS module.
      .replace(/, jest \} = require\("@jest\/globals"\)/, ' } = require("@jest/globals")')
      .replaceAll(/^import ("[^"]+");$/gm, "require($1);")
      .replaceAll(/\bawait import\(/g, "require(")
  );
}
