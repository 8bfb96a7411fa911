import { describe, expect, it } from "vitest";
import { matchesResource } from "../../../src/edge/signature/resource-pattern.ts";

// Source: AWS developer guide, "Create a signed URL using a custom policy".
describe("matchesResource", () => {
  it.each([
    ["*", "https://d1.cloudfront.net/a?b=1"],
    ["https://d1.cloudfront.net/a", "https://d1.cloudfront.net/a"],
    ["https://D1.cloudfront.net/a", "https://d1.cloudfront.net/a"],
    ["*://d1.cloudfront.net/a", "http://d1.cloudfront.net/a"],
    ["http*://d1.cloudfront.net/a", "https://d1.cloudfront.net/a"],
    ["https://www.example.com/hello*world", "https://www.example.com/helloworld"],
    ["https://www.example.com/hello*world", "https://www.example.com/hello-world"],
    ["https://d1.cloudfront.net/*game_download.zip*", "https://d1.cloudfront.net/game_download.zip"],
    [
      "https://d1.cloudfront.net/*game_download.zip*",
      "https://d1.cloudfront.net/example_game_download.zip?license=yes",
    ],
    ["http://example.com/hello*", "http://example.com/hello/world?x=1"],
    ["http://example.com*", "http://example.com/a/b?c=1"],
    ["http://example.com*", "http://example.com.evil.example/a"],
    ["*example.com", "https://www.example.com/"],
    [
      "https://d1.cloudfront.net/a?size=large&license=yes",
      "https://d1.cloudfront.net/a?size=large&license=yes",
    ],
    ["https://d1.cloudfront.net/a\\?size=*", "https://d1.cloudfront.net/a?size=large"],
    ["https://d1.cloudfront.net/img?.png", "https://d1.cloudfront.net/img1.png"],
    ["https://d1.cloudfront.net/img?.png?v=?", "https://d1.cloudfront.net/img1.png?v=2"],
  ])("accepts for %s the URL %s", (resource, url) => {
    expect(matchesResource(resource, url)).toBe(true);
  });

  it.each([
    ["https://d1.cloudfront.net/a", "http://d1.cloudfront.net/a"],
    ["https://d1.cloudfront.net/a", "https://d1.cloudfront.net/A"],
    ["https://d1.cloudfront.net/a", "https://d1.cloudfront.net/a?b=1"],
    ["https://d1.cloudfront.net/a?b=1", "https://d1.cloudfront.net/a"],
    ["https://d1.cloudfront.net/a?b=1", "https://d1.cloudfront.net/a?b=1&c=2"],
    ["https://www.example.com/hello*world", "https://www.example.net/hello?world"],
    ["https://www.example.com/hello*world", "https://www.example.com/hello?world"],
    ["https://*.example.com/a", "https://evil.example/x.example.com/a"],
    ["https://example.com", "https://example.com/a"],
    ["*example.com", "https://www.example.com/a"],
    ["https://d1.cloudfront.net/img?.png", "https://d1.cloudfront.net/img12.png"],
  ])("rejects for %s the URL %s", (resource, url) => {
    expect(matchesResource(resource, url)).toBe(false);
  });
});
