import { setupCloudFront } from "mock-cloudfront/jest";

const cloudfront = setupCloudFront();

it("a file starts with nothing of another", () => {
  expect(cloudfront.state()).toEqual({});
});
