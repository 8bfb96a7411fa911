// Good JavaScript, and none that CloudFront runs: neither runtime knows destructuring or optional chaining.
function handler(event) {
  const { request } = event;
  const host = request.headers?.host?.value;
  request.uri = '/' + host + request.uri;
  return request;
}
