// Valid JavaScript that CloudFront cannot run: neither runtime supports destructuring or optional chaining.
function handler(event) {
  const { request } = event;
  const host = request.headers?.host?.value;
  request.uri = '/' + host + request.uri;
  return request;
}
