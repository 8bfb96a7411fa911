import { type Order, type PageRequest, paginate } from "../core/page.ts";
import type { Row, RowList } from "../core/row-list.ts";
import { cloudFront } from "../sdk/service-api.ts";

/** Rows that can be listed in pages. */
export type Pageable<R> = Pick<RowList<R>, "after">;

/** A list that repeats its marker, as the lists of distributions and origin access controls do. */
export interface MarkedList<Item> {
  Marker: string;
  MaxItems: number;
  IsTruncated: boolean;
  Quantity: number;
  NextMarker?: string;
  Items?: Item[];
}

/** A list without its own marker, as the lists of functions, policies and public keys are. */
export interface PlainList<Item> {
  MaxItems: number;
  Quantity: number;
  NextMarker?: string;
  Items?: Item[];
}

/** Returns one page in the form of `PlainList`. Omits `Items` if the page is empty, as the service does. */
export function toPlainList<R, Item>(
  rows: Pageable<R>,
  request: PageRequest,
  toItem: (row: Row<R>) => Item,
): PlainList<Item> {
  const page = paginate(rows, request, cloudFront);
  return {
    MaxItems: page.maxItems,
    Quantity: page.rows.length,
    ...(page.nextMarker !== undefined && { NextMarker: page.nextMarker }),
    ...(page.rows.length > 0 && { Items: page.rows.map(toItem) }),
  };
}

/** Returns one page as a list under its own name, which has only the marker of the next page besides. */
export function toNamedList<Name extends string, R, Item>(
  name: Name,
  rows: RowList<R>,
  request: PageRequest,
  toItem: (row: Row<R>) => Item,
  order: Order = "oldest first",
): { readonly [N in Name]?: Item[] } & { NextMarker?: string } {
  const page = paginate(rows, request, cloudFront, order);
  const list = page.rows.length > 0 ? { [name]: page.rows.map(toItem) } : {};
  const marker = page.nextMarker === undefined ? {} : { NextMarker: page.nextMarker };
  return { ...list, ...marker } as { readonly [N in Name]?: Item[] } & { NextMarker?: string };
}

/** Returns one page in the form of `MarkedList`. */
export function toMarkedList<R, Item>(
  rows: Pageable<R>,
  request: PageRequest,
  toItem: (row: Row<R>) => Item,
): MarkedList<Item> {
  const list = toPlainList(rows, request, toItem);
  return { ...list, Marker: request.Marker ?? "", IsTruncated: list.NextMarker !== undefined };
}
