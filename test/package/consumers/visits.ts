// Visits have the platform's Request, Response and Headers, from @types/node or from the library "dom".
import { mockCloudFront, type OriginHandler, type Visit } from "mock-cloudfront";

const api: OriginHandler = (request) => Response.json({ url: request.url });
const cloudfront = mockCloudFront({ clients: [], origins: { api, site: { "/index.html": "home" } } });

export const visit: Promise<Visit> = cloudfront.visit(new URL("https://www.example.com/"), {
  headers: new Headers({ accept: "text/html" }),
});
export const sameVisit: Promise<Visit> = cloudfront.visit(new Request("https://www.example.com/"));
export const body: Promise<string> = visit.then(({ response }) => response.text());
