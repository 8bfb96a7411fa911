import { testRule } from "./test-rule.ts";

testRule("exports", [
  {
    code: "export default 1;",
    both: ["1:1 SyntaxError: Illegal export statement in 1"],
    message:
      "a CloudFront function has no exports; remove `export`, because the service finds `handler` by its name",
  },
  {
    code: "function handler(e) {}\nexport { handler };",
    both: ["2:1 SyntaxError: Illegal export statement in 2"],
  },
  { code: "export const a = 1;", both: ["1:1 SyntaxError: Illegal export statement in 1"] },
  { code: "export async function handler() {}", both: ["1:1 SyntaxError: Illegal export statement in 1"] },
  { code: 'export * from "crypto";', both: ["1:1 SyntaxError: Illegal export statement in 1"] },
  { code: "export const a = ;", both: ["1:1 SyntaxError: Illegal export statement in 1"] },
  { code: "var exported = 1;", both: [] },
]);
