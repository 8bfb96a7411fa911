import "@aws-sdk/client-cloudfront";
import { expect, it, vi } from "vitest";
import { findLoadedSdks, getNoCallsAdvice, warnAboutDuplicateSdk } from "../../src/faults/duplicate-sdk.ts";

it("finds the loaded copy", () => {
  expect(findLoadedSdks()).toEqual([expect.stringMatching(/node_modules.@aws-sdk.client-cloudfront$/)]);
});

it("finds copies by their folders, and ignores other clients", () => {
  const files = [
    "/app/node_modules/@aws-sdk/client-cloudfront/dist-cjs/index.js",
    "/app/node_modules/@aws-sdk/client-cloudfront-keyvaluestore/dist-cjs/index.js",
    "/app/node_modules/@aws-sdk/client-cloudfront/dist-cjs/runtimeConfig.js",
    "C:\\app\\node_modules\\tool\\node_modules\\@aws-sdk\\client-cloudfront\\dist-cjs\\index.js",
  ];
  expect(findLoadedSdks(files)).toEqual([
    "/app/node_modules/@aws-sdk/client-cloudfront",
    "C:\\app\\node_modules\\tool\\node_modules\\@aws-sdk\\client-cloudfront",
  ]);
});

it("names two copies and says what to do", () => {
  expect(getNoCallsAdvice(["/a", "/b"])).toBe(
    "No call has reached this mock. 2 copies of @aws-sdk/client-cloudfront are loaded, each with its " +
      "own CloudFrontClient class (/a, /b). Run npm dedupe, or pass the other class too. " +
      "mockCloudFront({ clients: [...] }) accepts classes and clients.",
  );
});

it("suggests other causes if there is one copy", () => {
  expect(getNoCallsAdvice(["/a"])).toContain("Was every call awaited");
});

it("warns once per set of copies, with their folders", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  warnAboutDuplicateSdk(["/only"]);
  expect(warn).not.toHaveBeenCalled();
  warnAboutDuplicateSdk(["/first", "/second"]);
  warnAboutDuplicateSdk(["/first", "/second"]);
  expect(warn.mock.calls).toEqual([
    [
      expect.stringContaining("(/first, /second). Run npm dedupe"),
      { type: "MockCloudFrontWarning", code: "DUPLICATE_SDK" },
    ],
  ]);
  warn.mockRestore();
});
