// viewer-request, cloudfront-js-2.0: serves /b to half of the visitors; a cookie overrides the choice
const crypto = require('crypto');

function groupOf(event) {
  const cookie = event.request.cookies.group;
  if (cookie && (cookie.value === 'a' || cookie.value === 'b')) return cookie.value;
  const digest = crypto.createHash('md5').update(event.viewer.ip).digest('hex');
  return parseInt(digest.substring(0, 2), 16) < 128 ? 'a' : 'b';
}

function handler(event) {
  const request = event.request;
  if (groupOf(event) === 'b') request.uri = '/b' + request.uri;
  return request;
}
