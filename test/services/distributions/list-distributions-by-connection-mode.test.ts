import {
  CloudFrontServiceException,
  ListDistributionsByConnectionModeCommand,
  paginateListDistributionsByConnectionMode,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";

describe.each(interceptionModes)("ListDistributionsByConnectionMode ($name)", ({ open }) => {
  describe("refuses", () => {
    it("a mode that there is not", async () => {
      const ConnectionMode = "indirect" as never;
      await expectException(
        open().client.send(new ListDistributionsByConnectionModeCommand({ ConnectionMode })),
        CloudFrontServiceException,
        { name: "MalformedXML", message: "Member must satisfy value set: [direct, tenant-only]" },
      );
    });
  });

  describe("does", () => {
    it("list those of the mode; who names none is direct", async () => {
      const { client, cloudfront } = open();
      const silent = cloudfront.seed.distribution();
      const direct = cloudfront.seed.distribution({ config: { ConnectionMode: "direct" } });
      const tenants = cloudfront.seed.distribution({ config: { ConnectionMode: "tenant-only" } });
      const listed = async (ConnectionMode: "direct" | "tenant-only") => {
        const ids: unknown[] = [];
        const pages = paginateListDistributionsByConnectionMode({ client, pageSize: 1 }, { ConnectionMode });
        for await (const { DistributionList } of pages) {
          ids.push(...(DistributionList?.Items ?? []).map(({ Id }) => Id));
        }
        return ids;
      };
      expect(await listed("direct")).toEqual([silent.id, direct.id]);
      expect(await listed("tenant-only")).toEqual([tenants.id]);
    });
  });

  describe("answers", () => {
    it("with a list of summaries", async () => {
      const { DistributionList, $metadata } = await open().client.send(
        new ListDistributionsByConnectionModeCommand({ ConnectionMode: "direct" }),
      );
      expect(DistributionList).toEqual({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 0 });
      expect($metadata.httpStatusCode).toBe(200);
    });
  });
});
