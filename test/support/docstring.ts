/** What stands in a documentation comment. */
export interface Docstring {
  readonly text: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

/** A documentation comment, from `/**` to its end, without the stars at the left. */
export function parseDocstring(comment: string): Docstring {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""));
  // A tag begins where a line does, or, in a comment of one line, behind a sentence.
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

/** The code of every `@example` in a source, with the line on which its comment begins; of jest's, jest is the runner. */
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
