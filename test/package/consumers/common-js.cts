import sdk = require("@aws-sdk/client-cloudfront");
import door = require("mock-cloudfront");
import runtime = require("mock-cloudfront/runtime");

const cloudfront: door.MockCloudFront = door.mockCloudFront({ clients: [sdk.CloudFrontClient] });
const findings: runtime.Finding[] = runtime.checkFunction("");
cloudfront.restore();

export = findings;
