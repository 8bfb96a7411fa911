import cf from "cloudfront";

async function handler(event) {
  const request = event.request;
  if (request.uri.endsWith("/")) {
    request.uri += "index.html";
  } else {
    request.uri = await cf.kvs().get(request.uri);
  }
  /* istanbul ignore next */
  if (request.method === "TRACE") return { statusCode: 405 };
  const host = request.headers.host ? request.headers.host.value : "none";
  console.log(`for ${host}`);
  return request;
}
