import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const cloudfront = setupCloudFront({ failOnPendingFaults: true });
const client = new CloudFrontClient({ region: "us-east-1" });

it("meets no fault", () => {
  cloudfront.faults.on(ListFunctionsCommand).rejectsOnce("Throttling");
});

it("meets its fault", async () => {
  expect(cloudfront.faults.pending()).toEqual([]);
  cloudfront.faults.on(ListFunctionsCommand).rejectsOnce("Throttling");
  await expect(client.send(new ListFunctionsCommand({}))).rejects.toThrow("Rate exceeded");
});
