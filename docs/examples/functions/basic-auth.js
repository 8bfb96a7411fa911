// viewer-request, cloudfront-js-2.0: protects a preview with a name and a password
const expected = 'Basic ' + Buffer.from('guest:preview').toString('base64');

function handler(event) {
  const authorization = event.request.headers.authorization;
  if (authorization && authorization.value === expected) return event.request;
  return {
    statusCode: 401,
    statusDescription: 'Unauthorized',
    headers: {
      'www-authenticate': { value: 'Basic realm="Preview", charset="UTF-8"' },
      'content-type': { value: 'text/plain' },
    },
    body: 'Please log in.',
  };
}
