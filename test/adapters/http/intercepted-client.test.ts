import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { overrideConfig, restoreConfig } from "../../../src/adapters/http/intercepted-client.ts";

function createClient() {
  return new CloudFrontClient({ region: "eu-west-1", credentials: () => Promise.reject(new Error("none")) });
}

describe("overrideConfig", () => {
  it("replaces credentials and keeps the client's region", async () => {
    const client = createClient();
    overrideConfig(client, "none");
    await expect(client.config.credentials()).resolves.toMatchObject({ accessKeyId: "AKIAMOCKCLOUDFRONT" });
    await expect(client.config.region()).resolves.toBe("eu-west-1");
    restoreConfig(client);
    await expect(client.config.credentials()).rejects.toThrow("none");
  });

  it("removes the retry delay only once per strategy", async () => {
    const client = createClient();
    const strategy = await client.config.retryStrategy();
    const before = Object.getOwnPropertyDescriptors(strategy);
    overrideConfig(client, "none");
    await client.config.retryStrategy();
    await client.config.retryStrategy();
    expect(Object.getOwnPropertyDescriptors(strategy)).not.toEqual(before);
    restoreConfig(client);
    expect(Object.getOwnPropertyDescriptors(strategy)).toEqual(before);
  });

  it('keeps the retry strategy with the delay "real"', () => {
    const client = createClient();
    const { retryStrategy } = client.config;
    overrideConfig(client, "real");
    expect(client.config.retryStrategy).toBe(retryStrategy);
    restoreConfig(client);
  });
});

describe("restoreConfig", () => {
  it("restores the settings on the last release", () => {
    const client = createClient();
    const before = Object.getOwnPropertyDescriptors(client.config);
    overrideConfig(client, "none");
    overrideConfig(client, "none");
    restoreConfig(client);
    expect(Object.getOwnPropertyDescriptors(client.config)).not.toEqual(before);
    restoreConfig(client);
    expect(Object.getOwnPropertyDescriptors(client.config)).toEqual(before);
  });

  it("does nothing for a client without overrides", () => {
    const client = createClient();
    const before = Object.getOwnPropertyDescriptors(client.config);
    restoreConfig(client);
    expect(Object.getOwnPropertyDescriptors(client.config)).toEqual(before);
  });
});
