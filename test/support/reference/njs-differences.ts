/** Cases of `test/runtime/njs-cases.json` in which a run still differs from njs, and the reason. */
export interface NjsDifference {
  /** A part of the ids of the cases: a group such as `unicode`, or one case. */
  readonly cases: readonly string[];
  /** The behavior of njs that is not matched, as a sentence for users. */
  readonly behavior: string;
  readonly reason: string;
}

const ownStrings = "The strings of the engine are sequences of UTF-16 code units.";
const checkOnly =
  "The code check compares with a parser of its own, which reports the error at another token.";
const rare = "No function that was found in public depends on it.";

/**
 * The differences that remain between a run and njs 0.4.3 (runtime 1.0) or 0.8.2 (runtime 2.0). Differences of syntax
 * concern the code check, which reports them before a run.
 */
export const njsDifferences: readonly NjsDifference[] = [
  {
    cases: ["unicode"],
    behavior: "A character outside the Basic Multilingual Plane, such as an emoji, has the length 1.",
    reason: ownStrings,
  },
  {
    cases: ["byte-strings-53"],
    behavior: "A byte string that is joined with another string is not valid text.",
    reason: ownStrings,
  },
  {
    cases: ["regexp-pcre-148", "regexp-pcre-149"],
    behavior: "A global pattern that matches the empty string also matches inside of a word.",
    reason: rare,
  },
  {
    cases: [
      "regexp-other-152",
      "regexp-other-153",
      "regexp-other-156",
      "regexp-other-157",
      "regexp-other-159",
    ],
    behavior: "The properties of a regular expression and its captures in `split` differ in details.",
    reason: rare,
  },
  {
    cases: ["numbers-416", "numbers-417", "numbers-418", "numbers-419", "numbers-2.0-428"],
    behavior: "`toExponential` and `Math.cbrt` round differently.",
    reason: rare,
  },
  {
    cases: ["json-326", "json-327", "json-328", "json-329"],
    behavior: "JSON has at most 31 levels.",
    reason: rare,
  },
  {
    cases: ["json-340", "json-341"],
    behavior: "`console.log` prints all of its arguments.",
    reason:
      "The developer guide says that the comma is not supported, and the service was seen to print the first argument only.",
  },
  {
    cases: ["error-text-246", "error-text-248", "frozen-array-1.0"],
    behavior: "In runtime 1.0, `Object.freeze` does not freeze the items of an array.",
    reason: rare,
  },
  {
    cases: ["error-text-249"],
    behavior: "The message for a read-only item names an array instead of an object.",
    reason: rare,
  },
  {
    cases: ["strings-369", "strings-370"],
    behavior: "`startsWith`, `endsWith` and `includes` convert a regular expression to a string.",
    reason: "A check of the argument would slow these methods down, which most functions call.",
  },
  {
    cases: [
      "availability-435",
      "availability-436",
      "availability-1.0-441",
      "collections",
      "new-new",
      "promise-text",
      "querystring-2.0-71",
      "template-raw-1.0",
      "try-finally-throw",
    ],
    behavior: "Details of built-ins such as the order of `Object.getOwnPropertyNames(Array)` differ.",
    reason: rare,
  },
  {
    cases: [
      "syntax-500",
      "syntax-501",
      "syntax-506",
      "syntax-507",
      "syntax-508",
      "syntax-509",
      "syntax-512",
      "syntax-513",
      "syntax-517",
      "syntax-518",
      "syntax-531",
      "syntax-532",
      "syntax-537",
      "syntax-538",
      "syntax-539",
      "syntax-542",
      "syntax-547",
      "syntax-550",
      "syntax-551",
      "syntax-552",
      "syntax-555",
      "syntax-556",
      "returned-value",
    ],
    behavior: "Some code that njs refuses is accepted, or is refused with another message.",
    reason: checkOnly,
  },
];
