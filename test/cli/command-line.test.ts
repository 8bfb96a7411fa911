import { describe, expect, it } from "vitest";
import { viewerRequest } from "../../src/runtime.ts";
import { passThrough } from "../support/make.ts";
import { createFolder, runCommand } from "./run-command.ts";

const { folder, write } = createFolder();
const good = write("good.js", passThrough);
const event = write("event.json", viewerRequest({ uri: "/a/" }));

describe("mock-cloudfront", () => {
  it.each([["--help"], ["-h"], ["help"]])("%s lists the commands", async (argument) => {
    const { code, out } = await runCommand([argument]);
    expect(code).toBe(0);
    for (const command of ["serve", "check", "run"]) {
      expect(out).toContain(command);
    }
  });

  it.each(["--version", "-v"])("%s prints the version", async (argument) => {
    const { code, out } = await runCommand([argument]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(["serve", "check", "run"])(
    "%s --help describes the command and all its options",
    async (command) => {
      const { code, out } = await runCommand([command, "--help"]);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^Usage: mock-cloudfront ${command}`));
      const { err } = await runCommand([command, "--none"]);
      const [, options = ""] = /The options are: (.*)\./.exec(err) ?? [];
      expect(options.split(", ").filter((option) => !out.includes(option))).toEqual([]);
    },
  );

  it.each<[args: string[], problem: RegExp]>([
    [[], /^A command is missing\. The commands are: serve, check, run\./],
    [
      ["server"],
      /^There is no command "server"\. Did you mean serve\? The commands are: serve, check, run\./,
    ],
    [["chekc"], /Did you mean check\?/],
    [["toString"], /^There is no command "toString"\. The commands are/],
    [
      ["serve", "--prot", "1"],
      /^There is no option --prot\. Did you mean --port\? The options are: --port, /,
    ],
    [["run", good, "--evnt=x"], /^There is no option --evnt\. Did you mean --event\?/],
    [
      ["check", "-x", good],
      /^There is no option -x\. The options are: --runtime, --format, --template, --parameter, --help\./,
    ],
    [
      ["serve", "--port", "x"],
      /^--port is "x"; it must be a whole number\.\nSee mock-cloudfront serve --help\.$/,
    ],
    [["serve", "--port", "99999"], /port is 99999; give a port/],
    [["serve", "--port"], /^The option --port needs a value\./],
    [
      ["serve", "--port", "-1"],
      /^The option --port needs a value\. If the value begins with "-", write --port=VALUE\./,
    ],
    [["serve", "--verbose=1"], /^The option --verbose takes no value\./],
    [["serve", "--account-id", "1"], /accountId is "1"/],
    [["serve", "--code-check", "none"], /^--code-check is "none"\. Use strict or service\./],
    [["serve", "--code-check", "stric"], /Did you mean strict\?/],
    [["serve", "--propagation", "soon"], /--propagation is "soon"/],
    [["serve", "--access-key-id", "a"], /Give --access-key-id and --secret-access-key together/],
    [["serve", "--max-calls", "few"], /--max-calls is "few"; it must be a whole number/],
    [["serve", "--objects", good], /good\.js is not JSON/],
    [["serve", "--objects", write("list.json", [])], /list\.json must be an object of contents/],
    [["serve", "file.js"], /serve takes no files, but got file\.js/],
    [["check"], /check needs a file, a folder or a glob/],
    [["check", `${folder}/none.js`], /Cannot read .*none\.js: there is no such file/],
    [["check", `${good}/a.js`], /Cannot read .*: a part of the path is not a folder/],
    [["check", "a\0b"], /Cannot read a/],
    [["check", good, "--format", "xml"], /^--format is "xml"\. Use text, stylish, json, sarif or github\./],
    [
      ["check", good, "--runtime", "node"],
      /^--runtime is "node"\. Use cloudfront-js-2\.0 or cloudfront-js-1\.0\./,
    ],
    [["run"], /run needs a file/],
    [["run", good, good], /run takes one file, but got 2/],
    [["run", folder], /Cannot read .*: it is a folder/],
    [["run", good, "--event", good], /good\.js is not JSON/],
    [["run", good, "--event", write("null.json", null)], /null\.json must be an event, an object/],
    [["run", good, "--event", write("deep.json", "[".repeat(100_000))], /deep\.json is not JSON/],
    [
      ["run", good, "--event", write("binary.json", Buffer.from([0xff, 0xfe, 0x00]))],
      /binary\.json is not JSON/,
    ],
    [
      ["run", good, "--event", write("uri.json", { uri: "/a" })],
      /uri\.json has the member "uri"; an event has version/,
    ],
    [
      ["run", good, "--event", write("wrong.json", { request: { uri: 5 } })],
      /wrong\.json: The event is not valid: request\.uri must begin with "\/", and is 5/,
    ],
    [["run", good, "--event", write("request.json", { request: 5 })], /request must be an object, and is 5/],
    [["run", good, "--uri", "a"], /^The event is not valid: request\.uri must begin with "\/", and is "a"/],
    [["run", good, "--ip", "localhost"], /ip must be an IPv4 or IPv6 address, and is "localhost"/],
    [["run", good, "--header", "accept"], /^--header is "accept"; write NAME=VALUE\./],
    [["run", good, "--query", "=1"], /^--query is "=1"; write NAME=VALUE\./],
    [["run", good, "--header", "cookie=a=1"], /put cookies in request\.cookies/],
    [["run", good, "--response", "20"], /^--response is "20"; it must be a status from 100 to 599\./],
    [["run", good, "--response-header", "a=1"], /^--response-header needs --response STATUS/],
    [["run", good, "--key-values", write("kv.json", { a: 1 })], /kv\.json must be \{ "key": "value"/],
    [["run", good, "--key-values", write("items.json", { data: [null] })], /items\.json must be/],
    [["run", good, "--event", event, "--key-values", write("list.json", [])], /list\.json must be/],
  ])("%j is rejected with the reason", async (args, problem) => {
    const { code, out, err } = await runCommand(args);
    expect(err).toMatch(problem);
    expect(err).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
    expect(out).toBe("");
  });
});
