/** Returns true if a policy selects a name. Names of headers are in lower case, others are as the viewer sent them. */
export type NameSelection = (name: string) => boolean;

export function selectAll(): boolean {
  return true;
}

export function selectNone(): boolean {
  return false;
}

interface NameList {
  readonly Items?: readonly string[] | undefined;
}

/** Selects the names of a policy's list. Case counts in cookies and query strings. */
export function selectListed(list: NameList | undefined): NameSelection {
  const names = new Set(list?.Items);
  return names.size === 0 ? selectNone : (name) => names.has(name);
}

/** Selects all names but those of a policy's list. */
export function selectUnlisted(list: NameList | undefined): NameSelection {
  const isListed = selectListed(list);
  return (name) => !isListed(name);
}

/** Selects the headers of a policy's list. Names of headers ignore case. */
export function selectListedHeaders(list: NameList | undefined): NameSelection {
  return selectListed({ Items: list?.Items?.map((name) => name.toLowerCase()) });
}

export function selectEither(first: NameSelection, second: NameSelection): NameSelection {
  if (first === selectNone) {
    return second;
  }
  return second === selectNone ? first : (name) => first(name) || second(name);
}

/**
 * Selects the headers that a viewer sent. CloudFront's own headers are not among them.
 * assumed: a viewer's own CloudFront-… header is not forwarded as the viewer's (F 4.8)
 */
export function selectViewerHeaders(name: string): boolean {
  return !name.startsWith("cloudfront-");
}
