import type { Sdk } from "../sdk/operation.ts";
import type { ServiceApi } from "../sdk/service-api.ts";
import type { Row, RowList } from "./row-list.ts";

/** The default and the maximum page size. CloudFront returns this many items for a larger MaxItems. */
const maxPageItems = 100;

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<R> {
  readonly rows: readonly Row<R>[];
  readonly maxItems: number;
  /** The marker of the next page, or undefined on the last page. */
  readonly nextMarker: string | undefined;
}

/** The order of creation in which a list is returned. */
export type Order = "oldest first" | "newest first";

/**
 * Returns one page of a list. A marker names a place in the order of creation, not a row. So rows can be added and
 * removed between two pages, and every row that stays is listed once.
 *
 * @throws ServiceError `invalidPage` for an invalid MaxItems or Marker
 */
export function paginate<R>(
  list: Pick<RowList<R>, "after">,
  request: PageRequest,
  api: ServiceApi<Sdk>,
): Page<R>;
export function paginate<R>(
  list: RowList<R>,
  request: PageRequest,
  api: ServiceApi<Sdk>,
  order: Order,
): Page<R>;
export function paginate<R>(
  list: RowList<R> | Pick<RowList<R>, "after">,
  request: PageRequest,
  api: ServiceApi<Sdk>,
  order: Order = "oldest first",
): Page<R> {
  const { Marker, MaxItems = maxPageItems } = request;
  if (!Number.isInteger(MaxItems) || MaxItems < 1) {
    throw api.errors.invalidPage(`The parameter MaxItems is ${MaxItems}; it must be a whole number from 1.`);
  }
  const maxItems = Math.min(MaxItems, maxPageItems);
  const markerSequence = parseMarker(Marker, api);
  const found =
    order === "newest first" && "before" in list
      ? list.before(markerSequence ?? Number.MAX_SAFE_INTEGER, maxItems + 1)
      : list.after(markerSequence ?? 0, maxItems + 1);
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
      `The parameter Marker is '${marker}', which is not a NextMarker of a previous page.`,
    );
  }
  return Number(marker);
}
