// viewer-request, cloudfront-js-2.0: each tenant of the distribution has a folder of its own
import cf from 'cloudfront';

function handler(event) {
  const request = event.request;
  const tenant = cf.distributionTenant;
  request.uri = '/' + tenant.parameters.get('folder') + request.uri;
  request.headers['x-tenant'] = { value: tenant.id };
  return request;
}
