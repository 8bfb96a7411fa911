import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { expect, it, onTestFinished, vi } from "vitest";
import { regionOf } from "../../src/adapters/region.ts";

/** A profile of the kind that a developer's machine may hold. */
function withProfile(text: string): void {
  const file = join(mkdtempSync(join(tmpdir(), "profile-")), "config");
  writeFileSync(file, text);
  vi.stubEnv("AWS_REGION", undefined);
  vi.stubEnv("AWS_CONFIG_FILE", file);
  onTestFinished(() => void vi.unstubAllEnvs());
}

it.each(["us-east-1", "cn-north-1"])(
  "is known at once where the client was given it as text: %s",
  (region) => {
    expect(regionOf(new CloudFrontClient({ region }))).toBe(region);
  },
);

it("is not looked up in a profile where the client was given none", async () => {
  withProfile("[default]\nregion = cn-north-1\n");
  const client = new CloudFrontClient({});
  const lookedUp = client.config.region();
  const unshielded = await lookedUp;
  expect(unshielded).toBe("cn-north-1");

  const shielded = new CloudFrontClient({});
  const region = vi.spyOn(shielded.config, "region");
  expect(regionOf(shielded)).toBeUndefined();
  await expect(region.mock.results[0]?.value).rejects.toThrow("Region is missing");
});

it("leaves the environment as it was", async () => {
  withProfile("[default]\n");
  const before = { ...process.env };
  regionOf(new CloudFrontClient({}));
  await new Promise(setImmediate);
  expect({ ...process.env }).toEqual(before);
});

it("is not waited for where the client was given a function", () => {
  expect(regionOf(new CloudFrontClient({ region: async () => "cn-north-1" }))).toBeUndefined();
});

it("leaves the environment as it was, also where several clients are asked at once", async () => {
  withProfile("[default]\n");
  const before = { ...process.env };
  for (const client of [new CloudFrontClient({}), new CloudFrontClient({})]) regionOf(client);
  await new Promise(setImmediate);
  expect({ ...process.env }).toEqual(before);
});
