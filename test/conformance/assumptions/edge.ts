import type { FileAssumptions, Settlement } from "./index.ts";

/** Traffic: the suite asks the API, and sends no requests to distributions. */
function needsVisit(request: string): Settlement {
  return { unreachable: `needs a request to a deployed distribution: ${request}` };
}

export const edgeAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/edge/admission.ts": [
    ["the text of the page (F 3.1)", needsVisit("curl of a URL of 8,193 bytes")],
    ["the text of the page (F 9)", needsVisit("curl over HTTP where the behavior takes HTTPS only")],
    [
      "that of 307 is alike (F 3.3)",
      needsVisit("curl of POST over HTTP where the behavior redirects to HTTPS"),
    ],
  ],
  "src/edge/cache-key.ts": [
    [
      "the origin that a function selected is not part of the key (F 6.5)",
      needsVisit("curl twice of one URL, for which a function selects two origins in turn"),
    ],
  ],
  "src/edge/cache-slot.ts": [
    [
      "without an object, HEAD goes to the origin as HEAD (F 7.14)",
      needsVisit("curl of HEAD, with an origin that shows the method"),
    ],
  ],
  "src/edge/choose-origin.ts": [
    [
      "`customHeaders` replaces all custom headers of the origin (F 6.2)",
      needsVisit("curl where a function calls updateRequestOrigin with customHeaders"),
    ],
  ],
  "src/edge/cloudfront-headers.ts": [
    [
      "the viewer's own headers of such names are dropped (F 4.8)",
      needsVisit("curl with CloudFront-Viewer-Country, and an origin that shows headers"),
    ],
  ],
  "src/edge/contact-origin.ts": [
    [
      "a failed Lambda@Edge function is no failed origin (F 6.7)",
      needsVisit("curl of an origin group whose function at origin-request throws"),
    ],
  ],
  "src/edge/continuous-deployment.ts": [
    [
      "a change of a policy takes effect at once, and only a staging distribution that is deployed and enabled serves requests ",
      needsVisit("curl after UpdateContinuousDeploymentPolicy, and of a disabled staging distribution"),
    ],
  ],
  "src/edge/cors-headers.ts": [
    [
      "an origin without a scheme in the policy allows both schemes (F 10)",
      needsVisit("curl with Origin of http: and of https:"),
    ],
  ],
  "src/edge/error-page.ts": [
    [
      "CloudWatch has a sentence for each other mistake",
      needsVisit("curl where a Lambda@Edge function returns an invalid value, and the log in CloudWatch"),
    ],
  ],
  "src/edge/error-response.ts": [
    [
      "errors of functions are not replaced (F 5.16)",
      needsVisit("curl where a function fails and the distribution has a custom error response for 503"),
    ],
  ],
  "src/edge/fetch-object.ts": [
    [
      "the result, which was not seen (F 8.8)",
      needsVisit("curl of a stale object while the origin fails, and X-Cache"),
    ],
    [
      "what a function at an origin event decided shows only until it is cached (F 8.6)",
      needsVisit("curl twice where a function at origin-request responds, and X-Cache"),
    ],
  ],
  "src/edge/find-distribution.ts": [
    [
      "a disabled distribution responds as a host name that no distribution has (F 1.6)",
      needsVisit("curl of a disabled one"),
    ],
  ],
  "src/edge/find-tenant.ts": [
    [
      "a domain that a tenant loses is not served any more, even before the deployment (F 11.1)",
      needsVisit("curl of the domain right after UpdateDistributionTenant removed it"),
    ],
  ],
  "src/edge/forwarded-values.ts": [
    [
      "an encoding with q=0 does not count (F 7.8)",
      needsVisit("curl with Accept-Encoding: gzip;q=0, and an origin that shows headers"),
    ],
  ],
  "src/edge/invalidate.ts": [
    [
      "an invalidation of a multi-tenant distribution covers the objects of all its tenants (F 1.10)",
      needsVisit("curl of two tenants after CreateInvalidation for their distribution"),
    ],
    [
      "only the parameters in the cache key are compared, and different encodings of a character are the same (F 8.11, F 2.9)",
      needsVisit("curl after CreateInvalidation of a path in another encoding"),
    ],
  ],
  "src/edge/lambda/lambda-headers.ts": [
    [
      "the first three of viewer-response, which earlier states of that page list (F 15.5)",
      needsVisit("curl where a function at viewer-response changes Content-Encoding"),
    ],
    [
      "a key differs from the name in its case only, as the guide describes it (F 15.6)",
      needsVisit("curl where a Lambda@Edge function returns a header with another key"),
    ],
  ],
  "src/edge/lambda/lambda-result.ts": [
    [
      "CloudFront recognizes a response by its status, the only required member (F 15.1)",
      needsVisit("curl where a Lambda@Edge function returns a status only"),
    ],
    [
      "a changed member is refused (F 15.2)",
      needsVisit("curl where a Lambda@Edge function changes the method"),
    ],
    [
      "a number is accepted, as users of Lambda@Edge write it (F 15.3)",
      needsVisit("curl where a Lambda@Edge function returns a status that is a number"),
    ],
    [
      "a changed status, or a body, is refused there (F 15.4)",
      needsVisit("curl where a function at viewer-response changes the status"),
    ],
  ],
  "src/edge/last-headers.ts": [
    [
      "the host part of `Via`, which names a server of CloudFront (F 7.7)",
      needsVisit("curl, and Via at the viewer and at the origin"),
    ],
    ["its form, as real responses have it (F 3.3)", needsVisit("curl from many places, and X-Amz-Cf-Pop")],
  ],
  "src/edge/legacy-forwarding.ts": [
    [
      "also in the cache key (F 7.8)",
      needsVisit("curl with Accept-Encoding of br and of gzip, with legacy settings"),
    ],
  ],
  "src/edge/name-selection.ts": [
    [
      "a viewer's own CloudFront-… header is not forwarded as the viewer's (F 4.8)",
      needsVisit("curl with CloudFront-Viewer-Country, and an origin that shows headers"),
    ],
  ],
  "src/edge/origin-request.ts": [
    ["they accompany every body (F 7.1)", needsVisit("curl of POST, with an origin that shows headers")],
  ],
  "src/edge/origins/files.ts": [
    [
      "a bucket without a CORS configuration and without public access, as most buckets are (F 6.9)",
      { unreachable: "is about buckets as the mock has them: S3 answers as each bucket is configured" },
    ],
  ],
  "src/edge/path-pattern.ts": [
    [
      "also percent-encoded unreserved characters are decoded, and hexadecimal digits become upper-case (F 2.9)",
      needsVisit("curl of /%61 and /%c3%a9 with behaviors of such patterns"),
    ],
  ],
  "src/edge/response-headers.ts": [
    [
      "the order and the letter case of the directives (F 7a)",
      needsVisit("curl with a policy that has all directives of Strict-Transport-Security"),
    ],
  ],
  "src/edge/run-function.ts": [
    [
      'CloudFront encodes such characters, and "?" and "#" in a path (F 4.21)',
      needsVisit('curl where a function sets a URI with a space, "?" and "#", and an origin that shows it'),
    ],
    [
      "the page for an invalid value other than a header is that of a function that could not run (F 5.11)",
      needsVisit("curl where a function returns an invalid status"),
    ],
  ],
  "src/edge/server-timing.ts": [
    [
      "a policy without a rate samples no response (F 10)",
      needsVisit("curl with a policy that omits SamplingRate"),
    ],
    [
      "the metrics of a refreshed object, of which there is no example (F 10) @param fromOrigin the value that the origin sent",
      needsVisit("curl of a stale object that the origin answers with 304"),
    ],
  ],
  "src/edge/signature/check-signature.ts": [
    [
      "functions see the request without the parameters, as the cache and the origin do",
      needsVisit("curl of a signed URL where a function logs the query string"),
    ],
  ],
  "src/edge/signature/ip-range.ts": [
    [
      "no IPv6 viewer is in a range (F 3.12)",
      needsVisit("curl over IPv6 with a policy that has an IpAddress"),
    ],
  ],
  "src/edge/signature/resource-pattern.ts": [
    [
      "where a resource has several `?`, each may begin the query string or stand for one character (F 3.12)",
      needsVisit("curl of a signed URL whose Resource has two `?`"),
    ],
  ],
  "src/edge/signature/signed-policy.ts": [
    [
      "the greatest time of a policy, 2038-01-19 (F 3.12)",
      needsVisit("curl of a URL that is signed until 2038-01-20"),
    ],
    [
      "other members are refused, since the guide accepts no abbreviations (F 3.12)",
      needsVisit("curl of a URL whose signed policy has another member"),
    ],
  ],
  "src/edge/signature/signed-request.ts": [
    [
      "`Hash-Algorithm` is removed too, since the guide forbids the name for other parameters as well (F 3.12)",
      needsVisit("curl of a signed URL with Hash-Algorithm, and an origin that shows the query string"),
    ],
  ],
  "src/edge/signature/verify-signature.ts": [
    [
      "the order of the other checks, and the codes for a signature or policy that is missing (F 3.12)",
      needsVisit("curl of signed URLs with two mistakes each"),
    ],
    [
      "case counts, and other values are refused (F 3.12)",
      needsVisit("curl of a signed URL with Hash-Algorithm=sha256"),
    ],
  ],
  "src/edge/sticky-session.ts": [
    [
      "the name and the value of the cookie, of which the AWS developer guide says only that CloudFront sets it (F 1.8)",
      needsVisit("curl of a staging distribution with session stickiness, and Set-Cookie"),
    ],
    [
      "functions, caches and origins do not see the cookie (F 1.8)",
      needsVisit("curl with that cookie, and an origin that shows cookies"),
    ],
  ],
  "src/edge/ttl.ts": [
    [
      "neither a part of an object nor the reply to a viewer's condition is cached (F 8.5)",
      needsVisit("curl twice where the origin answers 206 to a request without Range, and X-Cache"),
    ],
    [
      "an invalid date has expired, as in RFC 9111 (F 8.3)",
      needsVisit("curl twice where the origin sends Expires: 0, and X-Cache"),
    ],
  ],
  "src/edge/visit.ts": [
    [
      "the order of steps 1 to 7 (F 3.9), and the default root object before functions (F 3.11)",
      needsVisit("curl of requests that two steps refuse, and of / where a function logs the URI"),
    ],
    [
      "the policy does not apply to error pages that CloudFront creates (F 5.6)",
      needsVisit("curl where the origin cannot be reached, with a response headers policy"),
    ],
  ],
};
