/** seen: the reasons on CloudFront's page (serverless-express 369, opennextjs-aws 393 and 427) */
export const lambdaReasons = {
  readOnlyHeader:
    "The Lambda function result failed validation: The function tried to add, delete, or change a read-only header.",
  disallowedHeader:
    "The Lambda function result failed validation: The function tried to add a blacklisted header.",
  body:
    "The Lambda function result failed validation: The body is not a string, is not an object, or exceeds the maximum " +
    "size.",
  /** seen: on the page for functions that throw, or that CloudFront may not call */
  execution:
    "The Lambda function associated with the CloudFront distribution is invalid or doesn't have the required permissions.",
  /** assumed: the end. CloudWatch has a sentence of its own for each mistake, and the page was not published. */
  other: "The Lambda function result failed validation.",
} as const;

/** A value that a Lambda@Edge function returned and that CloudFront refuses with status 502. */
export class InvalidLambdaResult extends Error {
  /** The reason on CloudFront's page. */
  readonly reason: string;

  /** @param detail what is wrong, for the reader of a visit's notes */
  constructor(detail: string, reason: string = lambdaReasons.other) {
    super(detail);
    this.reason = reason;
  }
}
