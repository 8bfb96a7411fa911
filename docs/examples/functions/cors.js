// viewer-response, cloudfront-js-2.0: lets scripts of some other sites read the response
const origins = ['https://app.example.com', 'https://admin.example.com'];

function handler(event) {
  const origin = event.request.headers.origin;
  const headers = event.response.headers;
  headers.vary = { value: headers.vary ? headers.vary.value + ', Origin' : 'Origin' };
  if (origin && origins.includes(origin.value)) {
    headers['access-control-allow-origin'] = { value: origin.value };
    headers['access-control-allow-methods'] = { value: 'GET, HEAD' };
  }
  return event.response;
}
