const { cloudfront } = require("./setup-file.cjs");

const code = "function handler(event) { return event.request; }";
beforeAll(() => void cloudfront.seed.function({ name: "of-the-second-file", code }));

it("starts from its own beforeAll (second file)", () => {
  expect(Object.keys(cloudfront.state().functions)).toEqual(["of-the-second-file/DEVELOPMENT"]);
});
