import { expect, it } from "vitest";
import {
  sortMethods,
  sortProtocols,
  toErrorResponses,
  toLogging,
} from "../../../src/services/distributions/canonical-form.ts";

it("sorts methods in CloudFront's order", () => {
  const Items = ["PATCH", "PUT", "OPTIONS", "GET", "POST", "DELETE", "HEAD"] as const;
  expect(sortMethods({ Quantity: 7, Items: [...Items] }).Items).toEqual([
    "HEAD",
    "DELETE",
    "POST",
    "GET",
    "OPTIONS",
    "PUT",
    "PATCH",
  ]);
});

it("sorts protocols from the oldest to the newest", () => {
  expect(sortProtocols({ Quantity: 3, Items: ["TLSv1.2", "SSLv3", "TLSv1"] }).Items).toEqual([
    "SSLv3",
    "TLSv1",
    "TLSv1.2",
  ]);
});

it("sorts error responses by code and completes them", () => {
  const page = { ErrorCode: 404, ResponsePagePath: "/404.html", ResponseCode: "200", ErrorCachingMinTTL: 0 };
  expect(toErrorResponses({ Quantity: 2, Items: [page, { ErrorCode: 403 }] })).toEqual({
    Quantity: 2,
    Items: [{ ErrorCode: 403, ResponsePagePath: "", ResponseCode: "", ErrorCachingMinTTL: 10 }, page],
  });
  expect(toErrorResponses({ Quantity: 0 })).toEqual({ Quantity: 0 });
});

it("removes bucket and prefix of disabled logging", () => {
  const logging = { IncludeCookies: true, Bucket: "logs.s3.amazonaws.com", Prefix: "p/" };
  expect(toLogging({ ...logging, Enabled: false })).toEqual({
    Enabled: false,
    IncludeCookies: true,
    Bucket: "",
    Prefix: "",
  });
  expect(toLogging({ ...logging, Enabled: true })).toEqual({ ...logging, Enabled: true });
  expect(toLogging(undefined)).toEqual({ Enabled: false, IncludeCookies: false, Bucket: "", Prefix: "" });
});
