import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { expect, it, onTestFinished, vi } from "vitest";
import { getClientRegion } from "../../src/adapters/region.ts";

/** A profile of the kind that a developer's machine may hold. */
function withProfile(text: string): void {
  const file = join(mkdtempSync(join(tmpdir(), "profile-")), "config");
  writeFileSync(file, text);
  vi.stubEnv("AWS_REGION", undefined);
  vi.stubEnv("AWS_CONFIG_FILE", file);
  onTestFinished(() => void vi.unstubAllEnvs());
}

it.each(["us-east-1", "cn-north-1"])("returns a region that the client was created with: %s", (region) => {
  expect(getClientRegion(new CloudFrontClient({ region }))).toBe(region);
});

it("looks up no region, in no profile and on no network", async () => {
  withProfile("[default]\nregion = cn-north-1\n");
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", undefined);
  expect(await new CloudFrontClient({}).config.region()).toBe("cn-north-1");

  const client = new CloudFrontClient({});
  const region = vi.spyOn(client.config, "region");
  expect(getClientRegion(client)).toBeUndefined();
  // What the SDK found in the environment ended its search.
  await expect(region.mock.results[0]?.value).resolves.toBe("us-east-1");
});

it("ignores the region of the environment", () => {
  vi.stubEnv("AWS_REGION", "cn-north-1");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(getClientRegion(new CloudFrontClient({}))).toBeUndefined();
});

it.each([undefined, "", "eu-west-1"])("restores AWS_REGION: %j", (value) => {
  vi.stubEnv("AWS_REGION", value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const before = { ...process.env };
  getClientRegion(new CloudFrontClient({}));
  expect({ ...process.env }).toEqual(before);
});

it("is undefined if the client's own lookup fails", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const region = async () => {
    throw new Error("no region here");
  };
  const client = new CloudFrontClient({ region });
  expect(getClientRegion(client)).toBeUndefined();
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).not.toHaveBeenCalled();
  await expect(client.config.region()).rejects.toThrow("no region here");
});

it("is undefined for a region provider", () => {
  expect(getClientRegion(new CloudFrontClient({ region: async () => "cn-north-1" }))).toBeUndefined();
});
