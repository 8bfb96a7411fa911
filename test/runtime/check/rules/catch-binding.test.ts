import { testRule } from "./test-rule.ts";

testRule("catch-binding", [
  {
    code: "try {} catch {}",
    both: ['1:14 SyntaxError: Token "{" not supported in this version in 1'],
    message: "runtime 2.0 has no `catch {`; write `catch (e) {`",
  },
  { code: "try {} catch\n{}", both: ['2:1 SyntaxError: Token "{" not supported in this version in 2'] },
  {
    code: "try {} catch ({ message }) {}",
    both: ['1:15 SyntaxError: Token "{" not supported in this version in 1'],
    message: "runtime 2.0 has no destructuring; write `catch (e)` and read the properties of `e`",
  },
  { code: "try {} catch ([m]) {}", both: ['1:15 SyntaxError: Unexpected token "[" in 1'] },
  { code: "try {} catch (e) {}", both: [] },
  {
    code: "try { try {} catch {} } catch {}",
    both: [
      '1:20 SyntaxError: Token "{" not supported in this version in 1',
      '1:31 SyntaxError: Token "{" not supported in this version in 1',
    ],
  },
]);
