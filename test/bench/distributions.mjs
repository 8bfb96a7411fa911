// What functions and distributions ask of each other, in an account with many distributions.
import { CloudFrontClient, DeleteFunctionCommand, PublishFunctionCommand } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { compare, target } from "./compare.mjs";

const code = "function handler(event) { return event.request; }";

/** An account with a number of distributions, of which ten have the function "edge", and the rest another. */
function account(distributions, attached = 10) {
  const client = new CloudFrontClient({ region: "us-east-1" });
  const cloudfront = mockCloudFront({ clients: [client] });
  const { etag } = cloudfront.seed.function({ name: "edge", code, publish: true });
  cloudfront.seed.function({ name: "other", code, publish: true });
  for (let i = 0; i < distributions; i++) {
    const name = i % Math.floor(distributions / attached) === 0 ? "edge" : "other";
    cloudfront.seed.distribution({ functions: { "viewer-request": name } });
  }
  const filled = cloudfront.snapshot();
  return {
    reset: () => cloudfront.reset(filled),
    publish: () => client.send(new PublishFunctionCommand({ Name: "edge", IfMatch: etag })),
    remove: () => client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: etag })).catch(() => {}),
  };
}

const few = account(100);
const many = account(1000);
const all = account(1000, 1000);

const between = () =>
  [few, many, all].forEach((each) => {
    each.reset();
  });

const removed = await compare(
  "DeleteFunction of a function in use",
  {
    "by 10 distributions of 100": few.remove,
    "by 10 distributions of 1,000": many.remove,
    "by 1,000 distributions of 1,000": all.remove,
  },
  { between, rounds: 15, times: 200 },
);
target(
  "the question who uses it, in ten times the table",
  removed["by 10 distributions of 1,000"].ratio,
  1.3,
  "times",
);

const published = await compare(
  "PublishFunction of a function that is attached",
  {
    "to 10 distributions of 100": few.publish,
    "to 10 distributions of 1,000": many.publish,
    "to 1,000 distributions of 1,000": all.publish,
  },
  { between, rounds: 15, times: 10 },
);
target("publishing, in ten times the table", published["to 10 distributions of 1,000"].ratio, 1.5, "times");
target(
  "publishing to a hundred times as many",
  published["to 1,000 distributions of 1,000"].ratio,
  200,
  "times",
);
