import { expect, it } from "vitest";
import { fixtureObjects, openMock, readFixture } from "../support/templates.ts";

it("a deployed redirect answers, and other requests reach the origin of the template", async () => {
  const { cloudfront } = openMock({ objects: fixtureObjects, origins: () => new Response("home") });
  const template = {
    ...readFixture("2-redirects"),
    Outputs: { Url: { Value: { "Fn::Sub": "https://${SiteE53D7754.DomainName}" } } },
  };
  const { outputs } = await cloudfront.deployTemplate(template);
  const redirected = await cloudfront.visit(`${outputs.Url}/old`);
  expect(redirected.response.status).toBe(301);
  expect(redirected.response.headers.get("location")).toBe("/new");
  const page = await cloudfront.visit(`${outputs.Url}/index.html`);
  expect(page.originRequests).toMatchObject([{ domainName: "origin.example.com", uri: "/index.html" }]);
  expect(await page.response.text()).toBe("home");
});

it("a visit after an update runs the new code", async () => {
  const { cloudfront } = openMock({ propagation: "manual", origins: ({ url }) => new Response(url) });
  const template = readFixture("1-site");
  await cloudfront.deployTemplate(template);
  const { response } = await cloudfront.visit("/docs/");
  expect(await response.text()).toMatch(/\/docs\/index\.html$/);
  template.Resources.RewriteA2091284.Properties.FunctionCode =
    "function handler(event) { return { statusCode: 410, statusDescription: 'Gone' }; }";
  await cloudfront.deployTemplate(template);
  expect((await cloudfront.visit("/docs/")).response.status).toBe(410);
});
