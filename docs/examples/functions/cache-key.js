// viewer-request, cloudfront-js-2.0: reduces cache entries to known parameters and three languages
const parameters = ['page', 'sort'];
const languages = ['de', 'en', 'fr'];

function handler(event) {
  const request = event.request;
  Object.keys(request.querystring).forEach(function (name) {
    if (!parameters.includes(name)) delete request.querystring[name];
  });
  const accepted = request.headers['accept-language'];
  const wanted = accepted ? accepted.value.toLowerCase().split(',') : [];
  const language = wanted
    .map(function (range) {
      return range.trim().substring(0, 2);
    })
    .find(function (code) {
      return languages.includes(code);
    });
  request.headers['accept-language'] = { value: language || 'en' };
  return request;
}
