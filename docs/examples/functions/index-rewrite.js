// viewer-request, cloudfront-js-2.0: serves index.html for directories
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (uri.endsWith('/')) {
    request.uri = uri + 'index.html';
  } else if (!uri.substring(uri.lastIndexOf('/')).includes('.')) {
    request.uri = uri + '/index.html';
  }
  return request;
}
