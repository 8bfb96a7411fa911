// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const invalidXmlChars = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * A text as an answer can carry it. XML 1.0 has neither most control characters nor halves of a pair, and no
 * reference can name them; a parser would refuse the whole answer.
 */
export function replaceInvalidXmlChars(text: string): string {
  return text.replace(invalidXmlChars, "\ufffd");
}
