import { notSupported, unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No `new.target`, no `import.meta`. */
export const metaProperties: Rule = {
  name: "meta-properties",
  visit: {
    MetaProperty({ start, meta }, check) {
      const { version } = check.facts;
      if (meta.name === "new") {
        const at = check.source.skipTrivia(meta.end);
        check.refuse(at, unexpected("."), `runtime ${version} has no \`new.target\`; test \`this\` instead`);
      } else {
        check.refuse(
          start,
          notSupported("import"),
          `runtime ${version} has no \`import.meta\`; a function has no file of its own`,
        );
      }
    },
  },
};
