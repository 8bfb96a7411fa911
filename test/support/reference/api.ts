import { type Docstring, tagsNamed } from "../docstring.ts";
import { mentionedIn, type ShownMember, shownMembers, signatureOf } from "./declarations.ts";
import { anchorsOf, code, listing, table } from "./markdown.ts";
import { docstringOf, entryPoints, fileOf, isOurs, namesOf, type PublicName, program } from "./program.ts";

interface Entry extends PublicName {
  readonly anchor: string;
}

interface Section {
  readonly entryPoint: string;
  readonly text: string;
  readonly anchor: string;
  /** The names that no earlier entry point exports. */
  readonly entries: readonly Entry[];
  /** The names that an earlier entry point documents. */
  readonly others: readonly Entry[];
}

/** Groups entries by kind and sorts them by name. */
type Links = ReadonlyMap<unknown, Entry>;

/** Returns the page of the public names of each entry point, from the declarations and their docstrings. */
export function apiPage(): string {
  const sections = createSections();
  const links: Links = new Map<unknown, Entry>(
    sections.flatMap(({ entries }) =>
      entries.flatMap((entry) => [[entry.name, entry] as const, [entry.symbol, entry] as const]),
    ),
  );
  return [
    "# API",
    "",
    "Generated from the declarations and their docstrings, and checked by the tests, which also run the examples. Short",
    "examples omit imports from the SDK and from this package. In them, `cloudfront` is a mock and `client` is a client.",
    "",
    ...sections.flatMap((section) => contents(section)),
    ...sections.flatMap((section) => [
      `## ${code(section.entryPoint)}`,
      "",
      ...paragraphs(section.text, links),
      ...section.entries.flatMap((entry) => entryLines(entry, links)),
    ]),
  ].join("\n");
}

function createSections(): Section[] {
  const seen = new Map<string, string>();
  const planned = entryPoints.map((entryPoint) => {
    const names = namesOf(entryPoint);
    const isFirst = ({ name, declarations }: PublicName): boolean => {
      const key = `${name} of ${declarations[0] && fileOf(declarations[0])}`;
      const owner = seen.get(key) ?? entryPoint.name;
      seen.set(key, owner);
      return owner === entryPoint.name;
    };
    const own = names.filter(isFirst);
    return { entryPoint, own, others: names.filter((name) => !own.includes(name)) };
  });
  const headings = [
    "API",
    ...planned.flatMap(({ entryPoint, own }) => [entryPoint.name, ...own.map(({ name }) => name)]),
  ];
  const anchors = anchorsOf(headings).slice(1);
  const sections = planned.map(({ entryPoint, own, others }) => {
    const anchor = anchors.shift() as string;
    const entries = own.map((name): Entry => ({ ...name, anchor: anchors.shift() as string }));
    return { entryPoint: entryPoint.name, text: moduleText(entryPoint.file), anchor, entries, others };
  });
  const all = sections.flatMap(({ entries }) => entries);
  return sections.map(({ others, ...section }) => ({
    ...section,
    others: others.flatMap(({ symbol }) => all.filter((entry) => entry.symbol === symbol)),
  }));
}

/** Returns the `@module` comment of an entry point. */
function moduleText(file: string): string {
  const [first] = program().getSourceFile(file)?.statements ?? [];
  const docstring = docstringOf(first ? [first] : []);
  return docstring.tags.some(({ name }) => name === "module") ? docstring.text : "";
}

function contents({ entryPoint, anchor, entries, others }: Section): string[] {
  const list = (label: string, chosen: readonly Entry[]): string[] =>
    chosen.length ? [`  - ${label}: ${chosen.map(link).join(", ")}`] : [];
  return [
    `- [${code(entryPoint)}](#${anchor})`,
    ...list(
      "values",
      entries.filter(({ isValue }) => isValue),
    ),
    ...list(
      "types",
      entries.filter(({ isValue }) => !isValue),
    ),
    ...list("also", others),
    "",
  ];
}

function link({ name, anchor }: Entry): string {
  return `[${code(name)}](#${anchor})`;
}

function entryLines(entry: Entry, links: Links): string[] {
  const { name, docstring } = entry;
  const signature = signatureOf(entry);
  const members = shownMembers(entry);
  const mentioned = [...mentionedIn(entry)]
    .flatMap((symbol) => links.get(symbol) ?? [])
    .filter((other) => other !== entry);
  return [
    `### ${name}`,
    "",
    ...(signature ? listing(signature) : []),
    ...(isForeign(entry) ? [`Of the package ${code(packageOf(entry))}.`, ""] : describe(docstring, links)),
    ...(members.length ? memberTable(members, links) : []),
    ...(isForeign(entry) ? [] : tagsNamed(docstring, "example").flatMap((example) => listing(example))),
    ...members.flatMap((member) => memberExamples(member)),
    ...(mentioned.length ? [`See ${mentioned.map((other) => link(other)).join(", ")}.`, ""] : []),
  ];
}

function isForeign({ declarations: [declaration] }: Entry): boolean {
  return !declaration || !isOurs(declaration);
}

function packageOf({ declarations: [declaration] }: Entry): string {
  return (
    /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(declaration?.getSourceFile().fileName ?? "")?.[1] ?? "unknown"
  );
}

function describe(docstring: Docstring, links: Links): string[] {
  const parameters = tagsNamed(docstring, "param").map((text) => {
    const [, name = "", rest = ""] = /^(\w+)\s*([\s\S]*)$/.exec(text) ?? [];
    return `- ${code(name)}: ${resolved(rest, links)}`;
  });
  return [
    ...paragraphs(docstring.text, links),
    ...(parameters.length ? [...parameters, ""] : []),
    ...tagsNamed(docstring, "returns").flatMap((text) => paragraphs(`Returns ${text}`, links)),
    ...tagsNamed(docstring, "throws").flatMap((text) => paragraphs(`Throws ${thrown(text)}`, links)),
  ];
}

function memberTable(members: readonly ShownMember[], links: Links): string[] {
  const rows = members.map(({ labels, types, docstring }) => [
    labels.map(code).join(", "),
    types.map((type) => code(type.replace(/\s+/g, " "))).join(", "),
    [
      resolved(docstring.text, links),
      ...tagsNamed(docstring, "throws").map((text) => `Throws ${resolved(thrown(text), links)}`),
      ...tagsNamed(docstring, "defaultValue").map((text) => `Default: ${resolved(text, links)}`),
    ]
      .filter(Boolean)
      .map((sentence) => sentence.replace(/([^.:!?])$/, "$1."))
      .join(" "),
  ]);
  return table(["member", "type", ""], rows);
}

function memberExamples({ labels, docstring }: ShownMember): string[] {
  return tagsNamed(docstring, "example").flatMap((example) => [
    `${labels.map(code).join(", ")}:`,
    "",
    ...listing(example),
  ]);
}

/** Formats a `@throws` tag with its class as code. */
function thrown(text: string): string {
  return text.replace(/^\{?([A-Z]\w+)\}?/, "`$1`");
}

function paragraphs(text: string, links: Links): string[] {
  return text ? [resolved(text, links), ""] : [];
}

/** Formats `{@link Name}` as a link if the name is public, otherwise as code. */
function resolved(text: string, links: Links): string {
  return text.replace(
    /\{@link\s+([\w.]+)(?:\(\))?(?:\s*\|?\s*([^}]+))?\}/g,
    (_, name: string, label?: string) => {
      const entry = links.get(name.split(".")[0]);
      const shown = label ?? code(name);
      return entry ? `[${shown}](#${entry.anchor})` : shown;
    },
  );
}
