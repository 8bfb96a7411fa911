/** A text as it may stand in a table's cell. */
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

/** A text as code, whatever backquotes it has itself. */
export function code(text: string): string {
  const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** A number with a comma at each thousand, whatever the machine's language. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A block of TypeScript that is to be read: one fenced as `ts` would be run as a test of the page. */
export function listing(text: string): string[] {
  return ["```typescript", text, "```", ""];
}

/** What GitHub calls the anchors of a page's headings, in their order: a name that is taken gets a number. */
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

/** A page's text without its blocks of code. */
export function withoutListings(page: string): string {
  return page.replace(/^(`{3,})[\s\S]*?^\1$/gm, "");
}

/** The headings of a page's text. */
export function headingsIn(page: string): string[] {
  return [...withoutListings(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading as string);
}
