/** Escapes a string for a table cell. */
function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
    "",
  ];
}

/** Formats a string as code, with any backquotes in it. */
export function code(text: string): string {
  const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** Formats a number with thousands separators, independent of the locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Returns a TypeScript block that is not run as a test of the page, unlike a block fenced as `ts`. */
export function listing(text: string): string[] {
  return ["```typescript", text, "```", ""];
}

/** Returns GitHub's anchors of a page's headings. A repeated name gets a number. */
export function anchorsOf(headings: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return headings.map((heading) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
      .replace(/ /g, "-");
    const count = taken.get(slug) ?? 0;
    taken.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** Returns the text of a page without its code blocks. */
export function withoutListings(page: string): string {
  return page.replace(/^(`{3,})[\s\S]*?^\1$/gm, "");
}

/** Returns the headings of a page. */
export function headingsIn(page: string): string[] {
  return [...withoutListings(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading as string);
}
