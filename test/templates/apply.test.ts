import { describe, expect, it } from "vitest";
import { createResource, updateResource } from "../../src/templates/apply.ts";
import { makeBackend } from "../support/backend.ts";
import { passThrough } from "../support/make.ts";
import { makeDistributionProperties, makeSend, makeTarget } from "../support/make-target.ts";

const functionType = "AWS::CloudFront::Function";
const distributionType = "AWS::CloudFront::Distribution";
const storeType = "AWS::CloudFront::KeyValueStore";

const code = {
  Name: "edge",
  FunctionCode: passThrough,
  FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
};

function namesOf(backend: ReturnType<typeof makeBackend>): string[] {
  return backend.callLog.calls().map(({ operation }) => operation);
}

describe("createResource", () => {
  it("publishes a function with AutoPublish", async () => {
    const backend = makeBackend();
    const made = await createResource(makeTarget(backend, functionType, { ...code, AutoPublish: "true" }));
    const arn = "arn:aws:cloudfront::123456789012:function/edge";
    expect(made).toMatchObject({
      id: "edge",
      ref: arn,
      attributes: { FunctionARN: arn, "FunctionMetadata.FunctionARN": arn, Stage: "LIVE" },
    });
    expect(namesOf(backend)).toEqual(["CreateFunction", "PublishFunction"]);
  });

  it("leaves a function without AutoPublish in stage DEVELOPMENT", async () => {
    const backend = makeBackend();
    const made = await createResource(makeTarget(backend, functionType, code));
    expect(made.attributes.Stage).toBe("DEVELOPMENT");
    expect(namesOf(backend)).toEqual(["CreateFunction"]);
  });

  it("reads the status of a store after its creation", async () => {
    const backend = makeBackend();
    const { id, ref, attributes } = await createResource(makeTarget(backend, storeType, { Name: "pages" }));
    expect({ id, ref, attributes }).toEqual({
      id: "pages",
      ref: "pages",
      attributes: {
        Arn: expect.stringMatching(/^arn:aws:cloudfront::123456789012:key-value-store\//),
        Id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        Status: "READY",
      },
    });
  });

  it("creates a distribution with the defaults of CloudFormation", async () => {
    const backend = makeBackend();
    const made = await createResource(makeTarget(backend, distributionType, makeDistributionProperties()));
    expect(made.id).toBe(made.ref);
    expect(made.attributes).toEqual({ Id: made.id, DomainName: expect.stringContaining(".cloudfront.net") });
    const { DistributionConfig: config } = (await makeSend(backend)("GetDistributionConfig", {
      Id: made.id,
    })) as { DistributionConfig: object };
    expect(config).toMatchObject({
      CallerReference: expect.stringMatching(/^Site-Distribution-[0-9a-f]{12}$/),
      HttpVersion: "http1.1",
      IsIPV6Enabled: true,
      Origins: { Quantity: 1, Items: [{ CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443 } }] },
    });
  });

  it("creates two distributions of one logical id with different caller references", async () => {
    const backend = makeBackend();
    await createResource(makeTarget(backend, distributionType, makeDistributionProperties()));
    const again = createResource(makeTarget(backend, distributionType, makeDistributionProperties()));
    await expect(again).resolves.toHaveProperty("id");
  });

  it("adds the tags of the stack to those of the resource", async () => {
    const backend = makeBackend();
    const properties = { ...makeDistributionProperties(), Tags: [{ Key: "team", Value: "web" }] };
    const made = await createResource(
      makeTarget(backend, distributionType, properties, { tags: { team: "all", stack: "Site" } }),
    );
    expect(made.tags).toEqual({ team: "web", stack: "Site" });
    const output = await makeSend(backend)("ListTagsForResource", {
      Resource: `arn:aws:cloudfront::123456789012:distribution/${made.id}`,
    });
    expect(output).toMatchObject({
      Tags: {
        Items: [
          { Key: "team", Value: "web" },
          { Key: "stack", Value: "Site" },
        ],
      },
    });
    expect(namesOf(backend)[0]).toBe("CreateDistributionWithTags");
  });

  it("refuses all unknown properties of a resource in one error, before any call", async () => {
    const backend = makeBackend();
    const creation = createResource(
      makeTarget(backend, functionType, {
        ...code,
        Name: undefined,
        Nmae: "edge",
        FunctionConfig: { Comment: "", Runtim: "x" },
      }),
    );
    await expect(creation).rejects.toMatchObject({
      message:
        "Properties validation failed for resource Function with message: " +
        "[#: extraneous key [Nmae] is not permitted, #/FunctionConfig: extraneous key [Runtim] is not permitted]",
      advice: "Did you mean Name for Nmae? Did you mean Runtime for Runtim?",
    });
    expect(namesOf(backend)).toEqual([]);
  });

  it("rejects with the exception of the operation", async () => {
    const creation = createResource(
      makeTarget(makeBackend(), functionType, { ...code, FunctionCode: "function handler(" }),
    );
    await expect(creation).rejects.toMatchObject({
      name: "InvalidArgument",
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("updateResource", () => {
  it("updates and publishes a function in place", async () => {
    const backend = makeBackend();
    const properties = { ...code, AutoPublish: true };
    const made = await createResource(makeTarget(backend, functionType, properties));
    const next = { ...properties, FunctionCode: `${passThrough} // 2` };
    const updated = await updateResource(makeTarget(backend, functionType, next), made);
    expect(updated).toEqual({ ...made, properties: next });
    expect(namesOf(backend).slice(2)).toEqual(["DescribeFunction", "UpdateFunction", "PublishFunction"]);
    const { FunctionCode } = (await makeSend(backend)("GetFunction", { Name: "edge", Stage: "LIVE" })) as {
      FunctionCode: Uint8Array;
    };
    expect(new TextDecoder().decode(FunctionCode)).toBe(next.FunctionCode);
  });

  it("clears the comment of a store that the template no longer has", async () => {
    const backend = makeBackend();
    const made = await createResource(makeTarget(backend, storeType, { Name: "pages", Comment: "old" }));
    await updateResource(makeTarget(backend, storeType, { Name: "pages" }), made);
    expect(await makeSend(backend)("DescribeKeyValueStore", { Name: "pages" })).toMatchObject({
      KeyValueStore: { Comment: "" },
    });
  });

  it("returns a property that the template no longer has to its default", async () => {
    const backend = makeBackend();
    const made = await createResource(
      makeTarget(backend, distributionType, makeDistributionProperties({ DefaultRootObject: "index.html" })),
    );
    const updated = await updateResource(
      makeTarget(backend, distributionType, makeDistributionProperties()),
      made,
    );
    expect(updated.attributes).toEqual(made.attributes);
    expect(await makeSend(backend)("GetDistributionConfig", { Id: made.id })).toMatchObject({
      DistributionConfig: { DefaultRootObject: "" },
    });
  });

  it("adds, changes and removes tags by their operations", async () => {
    const backend = makeBackend();
    const toTags = (tags: object) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const properties = { ...code, Tags: toTags({ same: "1", changed: "1", removed: "1" }) };
    const made = await createResource(makeTarget(backend, functionType, properties));
    const next = { ...code, Tags: toTags({ same: "1", changed: "2", added: "1" }) };
    const updated = await updateResource(makeTarget(backend, functionType, next), made);
    expect(updated.tags).toEqual({ same: "1", changed: "2", added: "1" });
    const [untag, tag] = backend.callLog.calls().slice(-2);
    expect(untag).toMatchObject({ operation: "UntagResource", input: { TagKeys: { Items: ["removed"] } } });
    expect(tag).toMatchObject({
      operation: "TagResource",
      input: { Tags: { Items: toTags({ changed: "2", added: "1" }) } },
    });
  });
});
