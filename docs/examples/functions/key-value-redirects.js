// viewer-request, cloudfront-js-2.0: redirects moved pages, which it reads from a key value store
import cf from 'cloudfront';

const redirects = cf.kvs();

async function handler(event) {
  const request = event.request;
  const moved = await redirects.exists(request.uri);
  if (!moved) return request;
  const target = await redirects.get(request.uri);
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: target } },
  };
}
