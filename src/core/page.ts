import type { Sdk } from "../sdk/operation.ts";
import type { ServiceApi } from "../sdk/service-api.ts";
import type { Row, RowList } from "./row-list.ts";

/** CloudFront's default, and its most: a larger MaxItems is answered with this many. */
const maxPageItems = 100;

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<R> {
  readonly rows: readonly Row<R>[];
  readonly maxItems: number;
  /** Where the next page begins; `undefined` on the last. */
  readonly nextMarker: string | undefined;
}

/** Whether a list begins with what came first, or with what came last. */
export type Order = "oldest first" | "newest first";

/**
 * One page of a list. A marker names a place in the order of creation, not a row: rows may come and go
 * between two pages, and those that stay are still listed once each.
 */
export function paginate<R>(
  list: RowList<R>,
  request: PageRequest,
  api: ServiceApi<Sdk>,
  order: Order = "oldest first",
): Page<R> {
  const { Marker, MaxItems = maxPageItems } = request;
  if (!Number.isInteger(MaxItems) || MaxItems < 1) {
    throw api.errors.invalidPage(`The parameter MaxItems is ${MaxItems}; it must be a whole number from 1.`);
  }
  const maxItems = Math.min(MaxItems, maxPageItems);
  const place = parseMarker(Marker, api);
  const found =
    order === "oldest first"
      ? list.after(place ?? 0, maxItems + 1)
      : list.before(place ?? Number.MAX_SAFE_INTEGER, maxItems + 1);
  const rows = found.slice(0, maxItems);
  const last = rows.at(-1);
  return { rows, maxItems, nextMarker: last && found.length > maxItems ? String(last.sequence) : undefined };
}

function parseMarker(marker: string | undefined, api: ServiceApi<Sdk>): number | undefined {
  if (marker === undefined || marker === "") {
    return undefined;
  }
  if (!/^[1-9]\d{0,14}$/.test(marker)) {
    throw api.errors.invalidPage(
      `The parameter Marker is '${marker}', which no answer gave; pass the NextMarker of the page before.`,
    );
  }
  return Number(marker);
}
