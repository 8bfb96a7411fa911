const { setupCloudFront } = require("mock-cloudfront/jest");

exports.cloudfront = setupCloudFront();
