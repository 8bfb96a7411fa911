// viewer-request, cloudfront-js-2.0: accepts only requests with a token that is signed (HS256) and not expired
const crypto = require('crypto');

// In a real function, read the secret from a key value store.
const secret = 'an-example-secret-of-thirty-two-b';

function isSame(a, b) {
  // Compares in constant time.
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

function read(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function isValid(token) {
  const parts = token.split('.');
  if (parts.length !== 3) return false;
  const signature = crypto
    .createHmac('sha256', secret)
    .update(parts[0] + '.' + parts[1])
    .digest('base64url');
  if (!isSame(signature, parts[2]) || read(parts[0]).alg !== 'HS256') return false;
  const now = Date.now() / 1000;
  const claims = read(parts[1]);
  return claims.exp > now && !(claims.nbf > now);
}

function handler(event) {
  const request = event.request;
  const authorization = request.headers.authorization;
  if (authorization && authorization.value.startsWith('Bearer ') && isValid(authorization.value.substring(7))) {
    return request;
  }
  return {
    statusCode: 401,
    statusDescription: 'Unauthorized',
    headers: { 'www-authenticate': { value: 'Bearer' } },
  };
}
