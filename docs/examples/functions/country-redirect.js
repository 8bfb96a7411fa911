// viewer-request, cloudfront-js-2.0: redirects visitors from some countries to their own site
const sites = { DE: '/de', AT: '/de', FR: '/fr' };

function handler(event) {
  const request = event.request;
  const country = request.headers['cloudfront-viewer-country'];
  const site = country && sites[country.value];
  if (!site || request.uri.startsWith(site + '/')) return request;
  return {
    statusCode: 302,
    statusDescription: 'Found',
    headers: { location: { value: site + request.uri } },
  };
}
