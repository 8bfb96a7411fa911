import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import { Deployments } from "../../src/core/propagation.ts";
import { toState } from "../../src/core/state.ts";
import { Store } from "../../src/core/store.ts";
import { defineTable } from "../../src/core/table.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import { ServiceError } from "../../src/sdk/service-error.ts";
import { bytes } from "../support/make.ts";

interface Note {
  readonly id: string;
  readonly body?: unknown;
}

const notes = defineTable<Note>({
  name: "notes",
  api: cloudFront,
  idOf: (note) => note.id,
  absent: (id) => new ServiceError(InvalidArgument$, `no ${id}`),
  duplicate: (id) => new ServiceError(InvalidArgument$, `two ${id}`),
  firstVersion: 1,
});

function storeWith(...records: Note[]): Store {
  const store = new Store();
  for (const record of records) {
    store.table(notes).insert(record);
  }
  return store;
}

it("returns every record with its ETag, by table and id, in the order of insertion", () => {
  const state = toState(storeWith({ id: "b" }, { id: "a" }), true);
  expect(state).toEqual({
    notes: { b: { etag: "ETVPDKIKX0DER", id: "b" }, a: { etag: "ETVPDKIKX0DER", id: "a" } },
  });
  expect(Object.keys(state.notes ?? {})).toEqual(["b", "a"]);
});

it("omits deployment stamps", () => {
  const deployments = new Deployments("manual", () => new Date());
  const state = toState(storeWith({ id: "a", body: { text: "x", since: deployments.start() } }), true);
  expect(state.notes?.a).toEqual({ etag: "ETVPDKIKX0DER", id: "a", body: { text: "x" } });
});

it("omits empty tables", () => {
  const store = storeWith({ id: "a" });
  store.table(notes).remove("a");
  expect(toState(store, true)).toEqual({});
});

it("decodes bytes as text at any depth", () => {
  const body = { code: bytes("function handler() { return 'é'; }"), parts: [Buffer.from("x")] };
  expect(toState(storeWith({ id: "a", body }), true).notes?.a?.body).toEqual({
    code: "function handler() { return 'é'; }",
    parts: ["x"],
  });
});

it("keeps a byte order mark", () => {
  const state = toState(storeWith({ id: "a", body: bytes("\uFEFFx") }), true);
  expect(state.notes?.a?.body).toBe("\uFEFFx");
});

it("omits undefined members, for toStrictEqual", () => {
  const state = toState(storeWith({ id: "a", body: { left: undefined, right: null } }), true);
  expect(state.notes?.a).toStrictEqual({ etag: "ETVPDKIKX0DER", id: "a", body: { right: null } });
});

it("has times, or omits them at every depth", () => {
  const time = new Date("2026-01-01T00:00:00Z");
  const store = storeWith({ id: "a", body: { time, inner: { time, size: 1 } } });
  expect(toState(store, true).notes?.a?.body).toEqual({ time, inner: { time, size: 1 } });
  expect(toState(store, false).notes?.a?.body).toEqual({ inner: { size: 1 } });
});

it("returns a copy", () => {
  const time = new Date("2026-01-01T00:00:00Z");
  const store = storeWith({ id: "a", body: { time, list: [1] } });
  const body = toState(store, true).notes?.a?.body as { time: Date; list: number[] };
  body.time.setFullYear(1999);
  body.list.push(2);
  expect(store.table(notes).get("a").record.body).toEqual({
    time: new Date("2026-01-01T00:00:00Z"),
    list: [1],
  });
});
