import type { ErrorText } from "../error-page.ts";

/** A value that a Lambda@Edge function returned and that CloudFront refuses with status 502. */
export class InvalidLambdaResult extends Error {
  /** The text of CloudFront's page. */
  readonly text: ErrorText;

  /** @param detail what is wrong, for the reader of a visit's notes */
  constructor(detail: string, text: ErrorText = "lambdaInvalid") {
    super(detail);
    this.text = text;
  }
}
