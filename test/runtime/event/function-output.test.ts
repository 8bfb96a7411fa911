import { describe, expect, it } from "vitest";
import type { ViewerRequest, ViewerResponse } from "../../../src/runtime/event/event.ts";
import { toFunctionOutput } from "../../../src/runtime/event/function-output.ts";

const request: ViewerRequest = { method: "GET", uri: "/", querystring: {}, headers: {}, cookies: {} };

it("formats a request as the service wrote it", () => {
  // seen: aws-samples/amazon-cloudfront-functions, add-true-client-ip-header, whose event has `multivalue` in lower case
  const misspelt = { value: "val1", multivalue: [{ value: "val1" }, { value: "val2" }] };
  const value = {
    ...request,
    uri: "/index.html",
    querystring: { test: { value: "true" }, arg: misspelt },
    headers: {
      host: { value: "www.example.com" },
      accept: { ...misspelt, value: "text/html" },
      "true-client-ip": { value: "0.0.0.0" },
    },
    cookies: { id: { value: "CookeIdValue" }, loggedIn: { value: "false" } },
  };
  expect(toFunctionOutput("request", value)).toBe(
    '{"request":{"headers":{"true-client-ip":{"value":"0.0.0.0"},"host":{"value":"www.example.com"},' +
      '"accept":{"value":"text/html"}},"method":"GET","querystring":{"test":{"value":"true"},' +
      '"arg":{"value":"val1"}},"uri":"/index.html","cookies":{"loggedIn":{"value":"false"},' +
      '"id":{"value":"CookeIdValue"}}}}',
  );
});

it("formats a response as the service wrote it", () => {
  // seen: aws-samples/amazon-cloudfront-functions, add-cache-control-header
  const value: ViewerResponse = {
    statusCode: 200,
    statusDescription: "OK",
    headers: {
      server: { value: "CustomOriginServer" },
      "cache-control": { value: "public, max-age=63072000;" },
    },
    cookies: {
      id: { value: "a3fWa", attributes: "Expires=Wed, 05 Jan 2024 07:28:00 GMT" },
      loggedIn: { value: "true", attributes: "Secure; Path=/" },
    },
  };
  expect(toFunctionOutput("response", value)).toBe(
    '{"response":{"headers":{"server":{"value":"CustomOriginServer"},' +
      '"cache-control":{"value":"public, max-age=63072000;"}},"statusDescription":"OK",' +
      '"cookies":{"loggedIn":{"attributes":"Secure; Path=/","value":"true"},' +
      '"id":{"attributes":"Expires=Wed, 05 Jan 2024 07:28:00 GMT","value":"a3fWa"}},"statusCode":200}}',
  );
});

describe("toFunctionOutput", () => {
  it("adds empty cookies and headers to a response, but no description", () => {
    expect(toFunctionOutput("response", { statusCode: 404 } as ViewerResponse)).toBe(
      '{"response":{"headers":{},"cookies":{},"statusCode":404}}',
    );
  });

  it("adds empty collections to a request", () => {
    expect(toFunctionOutput("request", { method: "GET", uri: "/" } as ViewerRequest)).toBe(
      '{"request":{"headers":{},"method":"GET","querystring":{},"uri":"/","cookies":{}}}',
    );
  });
});

it("keeps the order of query string parameters", () => {
  const querystring = { zoo: { value: "1" }, id: { value: "2" }, arg: { value: "3" } };
  expect(toFunctionOutput("request", { ...request, querystring })).toContain(
    '"querystring":{"zoo":{"value":"1"},"id":{"value":"2"},"arg":{"value":"3"}}',
  );
});

it("writes attributes before multiValue, and multiValue before value", () => {
  const cookies = {
    a: { value: "1", attributes: "Secure", multiValue: [{ value: "1", attributes: "Secure" }] },
  };
  expect(toFunctionOutput("response", { statusCode: 200, headers: {}, cookies })).toContain(
    '{"a":{"attributes":"Secure","multiValue":[{"attributes":"Secure","value":"1"}],"value":"1"}}',
  );
});

it.each<[string, ViewerResponse["body"], string]>([
  ["a string", 'say "hi"', '{"data":"say \\"hi\\"","encoding":"text"}'],
  ["an object", { encoding: "base64", data: "aGk=" }, '{"data":"aGk=","encoding":"base64"}'],
])("writes a body that is %s between description and cookies", (_, body, json) => {
  expect(
    toFunctionOutput("response", {
      statusCode: 200,
      statusDescription: "OK",
      headers: {},
      cookies: {},
      body: body!,
    }),
  ).toBe(`{"response":{"headers":{},"statusDescription":"OK","body":${json},"cookies":{},"statusCode":200}}`);
});

it.each([
  ["b=2&a=1", '{"b":{"value":"2"},"a":{"value":"1"}}'],
  ["", "{}"],
  ["a&b=", '{"a":{"value":""},"b":{"value":""}}'],
  ["a=1&b=2&a=3", '{"a":{"multiValue":[{"value":"1"},{"value":"3"}],"value":"1"},"b":{"value":"2"}}'],
  ["t=a=b&2=x&1=%20", '{"t":{"value":"a=b"},"2":{"value":"x"},"1":{"value":"%20"}}'],
])("writes the query string %j as its parameters", (querystring, json) => {
  const value = { ...request, querystring: querystring as never };
  expect(toFunctionOutput("request", value)).toContain(`"querystring":${json}`);
});

it("writes a name that is a number, or __proto__, like any other name", () => {
  const headers = JSON.parse('{"__proto__":{"value":"p"},"7":{"value":"n"}}');
  const written = JSON.parse(toFunctionOutput("request", { ...request, headers })).request.headers;
  expect(Object.entries(written)).toEqual([
    ["7", { value: "n" }],
    ["__proto__", { value: "p" }],
  ]);
});
