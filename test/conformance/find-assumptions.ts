import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A place in the sources that assumes something about the service. */
export interface Assumption {
  readonly file: string;
  /** The words after the mark `assumed:`, up to the end of the sentence, of the comment or of 120 characters. */
  readonly text: string;
}

/** Finds the marks `assumed:` in the comments of a folder. */
export function findAssumptions(folder: string): Assumption[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[jt]s$/.test(file))
    .sort()
    .flatMap((file) => {
      const path = join(folder, file);
      return listTexts(readFileSync(path, "utf8")).map((text) => ({ file: path, text }));
    });
}

function listTexts(source: string): string[] {
  const comments = source.match(/\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n?)+|\/\/.*/gm) ?? [];
  return comments.flatMap((comment) => {
    const words = comment
      .replace(/\*\/$/, "")
      .replace(/^[ \t]*(?:\/\*\*?|\*|\/\/)[ \t]?/gm, "")
      .replace(/\s+/g, " ");
    return Array.from(
      words.matchAll(/\bassumed: ?(.+?)(?=\. |\.$|; assumed:| assumed:|$)/g),
      ([, text = ""]) => text.trim().slice(0, 120),
    );
  });
}
