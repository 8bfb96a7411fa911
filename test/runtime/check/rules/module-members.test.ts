import { testRule } from "./test-rule.ts";

testRule("module-members", [
  {
    code: 'var c = require("crypto"); c.randomBytes(1);',
    both: ["1:30 warning"],
    message: "module `crypto` has no documented function `randomBytes`; it has createHash, createHmac",
  },
  { code: 'var c = require("crypto"); c.createHash("md5");', both: [] },
  {
    code: 'import cf from "cloudfront";\ncf.kv();',
    both: ["2:4 warning"],
    message:
      "module `cloudfront` has no documented function `kv`; it has createRequestOriginGroup, cwt, distributionTenant, edgeLocation, kvs, logCustomData, selectRequestOriginById, updateRequestOrigin",
  },
  {
    code: 'import cf from "cloudfront";\ncf.kvs(); cf.updateRequestOrigin({}); cf.cwt.validateToken();',
    both: [],
  },
  { code: 'var q = require("querystring"); q.parse(""); q.toString;', both: [] },
  { code: 'var f = require("fs"); f.readFileSync();', both: [] },
  { code: "crypto.subtle.digest();", both: [] },
]);
