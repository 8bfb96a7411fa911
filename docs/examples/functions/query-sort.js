// viewer-request, cloudfront-js-2.0: makes one cache entry of ?a=1&b=2 and ?b=2&a=1
function handler(event) {
  const request = event.request;
  const sorted = {};
  Object.keys(request.querystring)
    .sort()
    .forEach(function (name) {
      sorted[name] = request.querystring[name];
    });
  request.querystring = sorted;
  return request;
}
