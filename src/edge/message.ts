/** Header lines in the order in which they were sent, with names as sent. A name may occur on several lines. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request inside the edge: plain data as it came, before any function or policy reads it. */
export interface EdgeRequest {
  readonly method: string;
  readonly protocol: "http" | "https";
  /** The `Host`, without a port. */
  readonly host: string;
  /** The raw path as sent, without the query string. */
  readonly path: string;
  /** The raw text after "?". Undefined if the URL has no "?". */
  readonly query: string | undefined;
  /** All header lines but `Host`. */
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** A response inside the edge. */
export interface EdgeResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

export const emptyBody: Uint8Array = new Uint8Array();

/** Returns the values of a header, in any case. */
export function getHeaderValues(headers: HeaderList, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([line]) => line.toLowerCase() === wanted).map(([, value]) => value);
}

/** Returns the value of a header, in any case. Several lines are joined, those of `Cookie` by "; " and others by ", ". */
export function getHeader(headers: HeaderList, name: string): string | undefined {
  const values = getHeaderValues(headers, name);
  return values.length === 0 ? undefined : values.join(getSeparator(name));
}

function getSeparator(name: string): string {
  return name.toLowerCase() === "cookie" ? "; " : ", ";
}

/** Returns the headers with one line of a name, in the place of its first line, or at the end. */
export function withHeader(headers: HeaderList, name: string, value: string): HeaderList {
  const wanted = name.toLowerCase();
  const index = headers.findIndex(([line]) => line.toLowerCase() === wanted);
  if (index === -1) {
    return [...headers, [name, value]];
  }
  return headers.flatMap(([line, old], i): HeaderList => {
    if (i === index) {
      return [[name, value]];
    }
    return line.toLowerCase() === wanted ? [] : [[line, old]];
  });
}

/** Returns the headers without those whose lower-case name is dropped. */
export function withoutHeaders(headers: HeaderList, isDropped: (name: string) => boolean): HeaderList {
  return headers.filter(([name]) => !isDropped(name.toLowerCase()));
}

/** Returns headers as an object by lower-case name. Several lines are joined. */
export function toHeaderObject(headers: HeaderList): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = values.get(key);
    values.set(key, known === undefined ? value : `${known}${getSeparator(key)}${value}`);
  }
  return Object.fromEntries(values);
}

/** Returns the path with the query string, as a request line has them. */
export function getUri({ path, query }: Pick<EdgeRequest, "path" | "query">): string {
  return query === undefined ? path : `${path}?${query}`;
}

/** Returns the URL of a request as the viewer sent it. */
export function getUrl(request: EdgeRequest): string {
  return `${request.protocol}://${request.host}${getUri(request)}`;
}
