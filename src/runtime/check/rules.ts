import type { Rule } from "./rule-context.ts";
import { assignmentTarget } from "./rules/assignment-target.ts";
import { asyncClosures } from "./rules/async-closures.ts";
import { asyncFunctions } from "./rules/async-functions.ts";
import { awaitExpressions } from "./rules/await.ts";
import { builtinDifferences } from "./rules/builtin-differences.ts";
import { catchBinding } from "./rules/catch-binding.ts";
import { classes } from "./rules/classes.ts";
import { codePoints } from "./rules/code-points.ts";
import { consoleMethods } from "./rules/console-methods.ts";
import { constInitializer } from "./rules/const-initializer.ts";
import { debuggerStatement } from "./rules/debugger-statement.ts";
import { destructuring } from "./rules/destructuring.ts";
import { dynamicCode } from "./rules/dynamic-code.ts";
import { exportStatements } from "./rules/exports.ts";
import { forInHead } from "./rules/for-in-head.ts";
import { forOf } from "./rules/for-of.ts";
import { functionNesting } from "./rules/function-nesting.ts";
import { generators } from "./rules/generators.ts";
import { globalArguments } from "./rules/global-arguments.ts";
import { imports } from "./rules/imports.ts";
import { labelledBreak } from "./rules/labelled-break.ts";
import { lexicalDeclaration } from "./rules/lexical-declaration.ts";
import { logicalAssignment } from "./rules/logical-assignment.ts";
import { metaProperties } from "./rules/meta-properties.ts";
import { missingAwait } from "./rules/missing-await.ts";
import { missingHandler } from "./rules/missing-handler.ts";
import { missingMethods } from "./rules/missing-methods.ts";
import { moduleMembersRule } from "./rules/module-members.ts";
import { numberLiterals } from "./rules/number-literals.ts";
import { optionalChaining } from "./rules/optional-chaining.ts";
import { parameters } from "./rules/parameters.ts";
import { regularExpressions } from "./rules/regular-expressions.ts";
import { requiredModules } from "./rules/required-modules.ts";
import { restrictedNames } from "./rules/restricted-names.ts";
import { spread } from "./rules/spread.ts";
import { superKeyword } from "./rules/super.ts";
import { tryExits } from "./rules/try-exits.ts";
import { undefinedNames } from "./rules/undefined-names.ts";
import { withStatement } from "./rules/with-statement.ts";

/** All rules. Their order has no effect, because findings are sorted by position. */
export const rules: readonly Rule[] = [
  assignmentTarget,
  asyncClosures,
  asyncFunctions,
  awaitExpressions,
  builtinDifferences,
  catchBinding,
  classes,
  codePoints,
  consoleMethods,
  constInitializer,
  debuggerStatement,
  destructuring,
  dynamicCode,
  exportStatements,
  forInHead,
  forOf,
  functionNesting,
  generators,
  globalArguments,
  imports,
  tryExits,
  labelledBreak,
  lexicalDeclaration,
  logicalAssignment,
  metaProperties,
  missingAwait,
  missingHandler,
  missingMethods,
  moduleMembersRule,
  numberLiterals,
  optionalChaining,
  parameters,
  regularExpressions,
  requiredModules,
  restrictedNames,
  spread,
  superKeyword,
  undefinedNames,
  withStatement,
];
