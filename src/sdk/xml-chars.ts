// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern is about control characters
const invalidXmlChars = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Replaces the characters that XML 1.0 cannot represent, even by a reference: most control characters and unpaired
 * surrogates. A parser would reject the whole document.
 */
export function replaceInvalidXmlChars(text: string): string {
  return text.replace(invalidXmlChars, "\ufffd");
}
