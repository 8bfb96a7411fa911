// viewer-request, cloudfront-js-2.0: serves a separate folder for each tenant of the distribution
import cf from 'cloudfront';

function handler(event) {
  const request = event.request;
  const tenant = cf.distributionTenant;
  request.uri = '/' + tenant.parameters.get('folder') + request.uri;
  request.headers['x-tenant'] = { value: tenant.id };
  return request;
}
