import type { CustomErrorResponse } from "@aws-sdk/client-cloudfront";
import { testConfigRules } from "../../../support/test-config-rules.ts";

function pages(...Items: CustomErrorResponse[]) {
  return { CustomErrorResponses: { Quantity: Items.length, Items } };
}
const page = { ErrorCode: 404, ResponsePagePath: "/404.html", ResponseCode: "404" };

testConfigRules(
  "custom error responses",
  [
    ...[418, 200, 402, 505].map((ErrorCode) => ({
      name: `the error code ${ErrorCode}`,
      changes: pages({ ErrorCode }),
      error: "InvalidErrorCode",
      text: `An invalid error code was specified. ErrorCode is ${ErrorCode}`,
    })),
    ...[
      { ResponsePagePath: "/a" },
      { ResponseCode: "200" },
      { ResponsePagePath: "", ResponseCode: "200" },
    ].map((part) => ({
      name: `only one of page and code: ${JSON.stringify(part)}`,
      changes: pages({ ErrorCode: 404, ...part }),
      error: "InvalidArgument",
      text: "Your request must specify both ResponsePagePath and ResponseCode together or none of them.",
    })),
    ...["201", "302", "abc"].map((ResponseCode) => ({
      name: `the response code ${ResponseCode}`,
      changes: pages({ ...page, ResponseCode }),
      error: "InvalidResponseCode",
      text: `A response code is not valid. ResponseCode is ${ResponseCode}`,
    })),
    ...["404.html", "/a b", "https://example.com/a"].map((ResponsePagePath) => ({
      name: `the page ${ResponsePagePath}`,
      changes: pages({ ...page, ResponsePagePath }),
      error: "InvalidRelativePath",
      text: `ResponsePagePath is '${ResponsePagePath}'`,
    })),
    {
      name: "two responses for one code",
      changes: pages(page, { ErrorCode: 404 }),
      error: "InvalidArgument",
      text: "the ErrorCode 404 twice",
    },
    {
      name: "a negative TTL",
      changes: pages({ ...page, ErrorCachingMinTTL: -1 }),
      error: "InvalidArgument",
      text: "ErrorCachingMinTTL is -1",
    },
  ],
  [{ name: "pages and TTLs", changes: pages(page, { ErrorCode: 503, ErrorCachingMinTTL: 0 }) }],
);
