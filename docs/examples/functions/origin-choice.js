// viewer-request, cloudfront-js-2.0: uses the origin near the visitor, and the old server for old pages
import cf from 'cloudfront';

const europe = ['AT', 'DE', 'FR', 'IT'];

function handler(event) {
  const request = event.request;
  const country = request.headers['cloudfront-viewer-country'];
  if (request.uri.startsWith('/legacy/')) {
    cf.selectRequestOriginById('legacy-server');
  } else if (country && europe.includes(country.value)) {
    cf.updateRequestOrigin({ domainName: 'eu.example.com', originPath: '/site', timeouts: { readTimeout: 10 } });
  }
  return request;
}
