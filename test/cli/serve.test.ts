import { createServer } from "node:http";
import { CloudFrontClient, CreateDistributionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { makeDistribution } from "../support/make-distribution.ts";
import { createFolder, runCommand } from "./run-command.ts";

/** Starts the command and returns its address, its output and a function that sends it the signal. */
async function start(...args: string[]) {
  const out: string[] = [];
  let stop = () => {};
  const signal = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const code = runCommandLine(["serve", ...args], {
    out: (line) => out.push(line),
    err: () => undefined,
    waitForSignal: () => signal,
  });
  await expect
    .poll(() => out[0], { timeout: 10_000 })
    .toMatch(/^mock-cloudfront listens on http:\/\/127\.0\.0\.1:\d+$/);
  return { url: out[0]?.split(" ").at(-1), out, stop, code };
}

describe("mock-cloudfront serve", () => {
  it("prints its address, serves requests, and ends at a signal", async () => {
    const { url, out, stop, code } = await start("--port", "0", "--propagation", "5", "--verbose");
    const response = await fetch(`${url}/2020-05-31/function`);
    expect(response.status).toBe(200);
    await response.text();
    expect(out[1]).toMatch(/^GET \/2020-05-31\/function 200 ListFunctions/);
    stop();
    await expect(code).resolves.toBe(0);
    await expect(fetch(`${url}/`)).rejects.toThrow();
  });

  it("imports the objects of --objects, as strings and as JSON", async () => {
    const { write } = createFolder();
    const objects = write("objects.json", {
      "bucket/text.json": '{"data":[{"key":"a","value":"1"}]}',
      "bucket/json.json": { data: [{ key: "a", value: "1" }] },
    });
    const { url, stop, code } = await start("--objects", objects);
    for (const name of ["text", "json"]) {
      const body =
        `<CreateKeyValueStoreRequest xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Name>${name}</Name>` +
        `<ImportSource><SourceType>S3</SourceType><SourceARN>arn:aws:s3:::bucket/${name}.json</SourceARN></ImportSource>` +
        "</CreateKeyValueStoreRequest>";
      const response = await fetch(`${url}/2020-05-31/key-value-store`, { method: "POST", body });
      expect([response.status, await response.text()]).toEqual([
        201,
        expect.stringContaining(`<Name>${name}</Name>`),
      ]);
    }
    stop();
    await code;
  });

  it("deploys --template and prints its outputs", async () => {
    const { write } = createFolder();
    const template = write(
      "site.yaml",
      `Parameters:
  Stage: { Type: String }
Resources:
  Redirects:
    Type: AWS::CloudFront::KeyValueStore
    Properties: { Name: !Sub "redirects-\${Stage}" }
Outputs:
  Name: { Value: !Ref Redirects }
`,
    );
    const { url, out, stop, code } = await start("--template", template, "--parameter", "Stage=test");
    await expect.poll(() => out.slice(1)).toEqual(["deployed the stack site", "  Name: redirects-test"]);
    const response = await fetch(`${url}/2020-05-31/key-value-store/redirects-test`);
    expect(response.status).toBe(200);
    stop();
    await code;
  });

  it.each<[args: readonly string[], message: RegExp]>([
    [["--parameter", "Stage=test"], /--stack-name and --parameter need a --template/],
    [["--template", "none.yaml"], /There is no file none\.yaml/],
    [
      [
        "--template",
        createFolder().write("bad.json", { Resources: { Edge: { Type: "AWS::CloudFront::Function" } } }),
      ],
      /The stack bad was not created: Edge \(AWS::CloudFront::Function\) failed with .*required key \[Name\] not found/,
    ],
  ])("ends with a message for %j", async (args, message) => {
    const { code, err } = await runCommand(["serve", ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it("serves the folders of --origin to viewers, without a cache by --no-cache", async () => {
    const { write, folder } = createFolder();
    write("index.html", "Home");
    const { url, stop, code } = await start("--origin", `site=${folder}`, "--no-cache");
    const client = new CloudFrontClient({
      endpoint: url as string,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    const { Distribution } = await client.send(new CreateDistributionCommand(makeDistribution()));
    const results = [];
    for (const path of ["/index.html", "/index.html", "/lost"]) {
      const response = await fetch(`${url}${path}`, {
        headers: { "x-mock-cloudfront-host": Distribution?.DomainName as string },
      });
      results.push(`${response.headers.get("x-cache")}: ${(await response.text()).slice(0, 4)}`);
    }
    stop();
    await code;
    expect(results).toEqual([
      "Miss from cloudfront: Home",
      "Miss from cloudfront: Home",
      "Error from cloudfront: <?xm",
    ]);
  });

  it.each([
    [["--origin", "./dist"], '--origin is "./dist". Write NAME=FOLDER or NAME=URL'],
    [
      ["--origin", "site=./no-such-folder"],
      "--origin site is ./no-such-folder, and there is no such folder.",
    ],
    [["--origin", "api=http://example.com"], "a server on this machine"],
    [["--allow-origin", "http://web"], 'a list of names, without a protocol and a port: ["web"]'],
  ])("rejects %j", async (args, message) => {
    const { code, err } = await runCommand(["serve", ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it("says in plain words that a port is in use", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { code, err } = await runCommand(["serve", "--port", String(port)]);
    server.close();
    expect(code).toBe(2);
    expect(err).toContain(
      `Port ${port} is in use by another process. Use another --port, or --port 0 for a free one.`,
    );
  });
});
