const gone = ["/a", "/b"];

function handler(event) {
  if (gone.includes(event.request.uri)) {
    return { statusCode: 410 };
  }
  return event.request.uri ? event.request : null;
}
