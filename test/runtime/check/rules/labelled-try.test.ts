import { testRule } from "./test-rule.ts";

testRule("labelled-try", [
  {
    code: "a: for (;;) { b: for (;;) { try { break a; } catch (e) { break b; } finally {} } }",
    both: [
      '1:58 InternalError: try break/return instructions with different labels ("a" vs "b") from try-catch block are not supported',
    ],
    message: "leave this `try` to one label only; set a flag and test it after the block",
  },
  {
    code: "a: for (;;) { b: for (;;) { try { continue a; } catch (e) { continue b; } finally {} } }",
    both: [
      '1:61 InternalError: try continue instructions with different labels ("a" vs "b") from try-catch block are not supported',
    ],
  },
  { code: "a: for (;;) { b: for (;;) { try { break a; } catch (e) { continue b; } finally {} } }", both: [] },
  { code: "a: for (;;) { try { break a; } finally {} }", both: [] },
  { code: "a: for (;;) { b: for (;;) { try { break a; } catch (e) { break b; } } }", both: [] },
  { code: "a: for (;;) { try { b: for (;;) { break b; } break a; } catch (e) {} finally {} }", both: [] },
]);
