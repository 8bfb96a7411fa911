import type { DistributionConfig } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { type InterceptionMode, interceptionModes } from "./interception-modes.ts";
import { refusalOf } from "./refusal.ts";
import { writeDistribution, writes } from "./write-distribution.ts";

type Options = Parameters<InterceptionMode["open"]>[0];

/** A configuration that CloudFront rejects. */
export interface RejectedConfig {
  readonly name: string;
  readonly changes: Partial<DistributionConfig>;
  /** The name of the error. UpdateDistribution declares fewer errors than CreateDistribution. */
  readonly error: string;
  readonly errorOnUpdate?: string;
  readonly status?: number;
  /** A part of the message or of the advice. */
  readonly text: string | RegExp;
  readonly options?: Options;
}

/** A configuration that CloudFront accepts. */
export interface AcceptedConfig {
  readonly name: string;
  readonly changes: Partial<DistributionConfig>;
  readonly options?: Options;
}

/** Defines the tests of a theme's rules, through every operation that takes a configuration. */
export function testConfigRules(
  theme: string,
  rejected: readonly RejectedConfig[],
  accepted: readonly AcceptedConfig[] = [],
): void {
  describe.each(interceptionModes)(`${theme} ($name)`, ({ open }) => {
    describe.each(writes)("in %s", (write) => {
      it.each(rejected)(
        "rejects $name",
        async ({ changes, error, errorOnUpdate, status = 400, text, options }) => {
          using opened = open(options);
          const before = opened.cloudfront.state();
          const refusal = await refusalOf<Error & { $metadata: { httpStatusCode?: number } }>(
            writeDistribution(write, opened, changes),
          );
          const isUpdate = write === "UpdateDistribution";
          expect(refusal.name).toBe(isUpdate ? (errorOnUpdate ?? error) : error);
          expect(refusal.$metadata.httpStatusCode).toBe(status);
          expect(`${refusal.message} ${(refusal.cause as Error | undefined)?.message}`).toMatch(text);
          if (!isUpdate) {
            expect(opened.cloudfront.state()).toEqual(before);
          }
        },
      );

      it.each(accepted)("accepts $name", async ({ changes, options }) => {
        using opened = open(options);
        const { Distribution } = await writeDistribution(write, opened, changes);
        expect(Distribution?.Status).toBe("InProgress");
      });
    });
  });
}
