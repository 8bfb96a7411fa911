/** The parts of a documentation comment. */
export interface Docstring {
  readonly text: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

/** Parses a documentation comment, from `/**` to its end. */
export function parseDocstring(comment: string): Docstring {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""));
  // A tag starts a line, or follows a sentence in a comment of one line.
  const [text = "", ...parts] = lines
    .join("\n")
    .trim()
    .split(/(?<=^|\. )@(?=[a-z])/im);
  const tags = parts.map((part) => {
    const [, name = "", rest = ""] = /^(\w+)([\s\S]*)$/.exec(part) ?? [];
    return { name, text: rest.trim() };
  });
  return { text: text.trim(), tags };
}

export function tagsNamed({ tags }: Docstring, name: string): string[] {
  return tags.filter((tag) => tag.name === name).map((tag) => tag.text);
}

/** Returns the code of every `@example` in a source, with the line on which its comment begins. */
export function examplesIn(source: string): { readonly line: number; readonly code: string }[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)]
    .flatMap(({ 0: comment, index }) =>
      tagsNamed(parseDocstring(comment), "example").map((code) => ({
        line: source.slice(0, index).split("\n").length,
        code,
      })),
    )
    .filter(({ code }) => !code.includes('from "mock-cloudfront/jest"'));
}
