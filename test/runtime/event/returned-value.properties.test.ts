import fc from "fast-check";
import { expect, it } from "vitest";
import { toFunctionOutput } from "../../../src/runtime/event/function-output.ts";
import { parseEvent } from "../../../src/runtime/event/parse-event.ts";
import { checkReturnedValue } from "../../../src/runtime/event/returned-value.ts";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";
import { viewerResponse } from "../../../src/runtime/event/viewer-response.ts";

const text = fc.string({ unit: "binary", maxLength: 20 });
const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const item = fc.record({ value: text, attributes: text }, { requiredKeys: ["value"] });
const value = fc.oneof(
  text,
  fc.array(text, { minLength: 1, maxLength: 3 }),
  fc.record(
    { value: text, multiValue: fc.array(item, { maxLength: 3 }), attributes: text },
    { requiredKeys: ["value"] },
  ),
);
const values = fc.dictionary(name, value, { maxKeys: 20 });
const headers = fc.dictionary(
  name.filter((header) => !["cookie", "set-cookie"].includes(header.toLowerCase())),
  value,
  { maxKeys: 20 },
);

const requestOverrides = {
  method: fc.constantFrom("GET", "HEAD", "POST"),
  uri: text.filter((path) => !path.includes("?")).map((path) => `/${path}`),
  querystring: values,
  headers,
  cookies: values,
};
const request = fc.record(requestOverrides, { requiredKeys: [] }).map(viewerRequest);
const body = fc.oneof(
  text,
  fc.record({ encoding: fc.constant("text" as const), data: text }),
  fc.record({ encoding: fc.constant("base64" as const), data: fc.base64String() }),
);
const response = fc
  .record(
    {
      statusCode: fc.integer({ min: 100, max: 599 }),
      statusDescription: text,
      headers,
      cookies: values,
      body,
      request: fc.record(requestOverrides, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  .map(viewerResponse);
const event = fc.oneof(request, response);

it("parseEvent returns the events of the builders unchanged", () => {
  fc.assert(
    fc.property(event, (made) => {
      const parsed = parseEvent(JSON.stringify(made));
      expect(parsed).toMatchObject({ kind: "event", type: made.context.eventType });
      expect(parsed.kind === "event" && parsed.event).toEqual(made);
      expect(parsed.kind === "event" && JSON.parse(parsed.json)).toEqual(made);
    }),
  );
});

it("checkReturnedValue accepts every unchanged value", () => {
  fc.assert(
    fc.property(request, (made) => {
      expect(checkReturnedValue(JSON.stringify(made.request), made)).toMatchObject({ kind: "request" });
    }),
  );
  fc.assert(
    fc.property(response, (made) => {
      expect(checkReturnedValue(JSON.stringify(made.response), made)).toMatchObject({ kind: "response" });
    }),
  );
});

it("toFunctionOutput loses nothing, and sorts a sorted value into the same order", () => {
  fc.assert(
    fc.property(event, (made) => {
      const kind = "response" in made ? "response" : "request";
      const part = "response" in made ? made.response : made.request;
      const output = toFunctionOutput(kind, part);
      const parsed = JSON.parse(output);
      const body = "body" in part && typeof part.body === "string" && { encoding: "text", data: part.body };
      expect(parsed).toEqual({ [kind]: { ...part, ...(body && { body }) } });
      // Parsing moves names that are integers to the front; only the query string keeps them there.
      expect(toFunctionOutput(kind, parsed[kind])).toBe(output);
    }),
  );
});

it("checkReturnedValue returns a result for any JSON", () => {
  fc.assert(
    fc.property(fc.json(), event, (json, made) => {
      const checked = checkReturnedValue(json, made);
      expect(checked.kind === "invalid" ? checked.message : checked.value).toBeTruthy();
    }),
  );
});

it("parseEvent reports reasons for any text or bytes", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), text, fc.uint8Array({ maxLength: 40 })), (source) => {
      const parsed = parseEvent(source);
      expect(parsed.kind === "invalid" && parsed.reasons.length).toBeGreaterThan(0);
    }),
  );
});
