import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommandLine } from "../src/cli/command-line.ts";
import { viewerRequest } from "../src/runtime.ts";
import { passThrough } from "./support/make.ts";

const folder = mkdtempSync(join(tmpdir(), "cli-"));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

async function run(args: readonly string[], interrupted = AbortSignal.abort()) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    interrupted,
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const good = file("good.js", passThrough);
const bad = file("bad.js", "function handler(event) {\n  return event?.request;\n}\n");
const event = file("event.json", viewerRequest({ uri: "/a/" }));

describe("mock-cloudfront", () => {
  it.each([["--help"], ["-h"], ["help"]])("%s says what it can do", async (argument) => {
    const { code, out } = await run([argument]);
    expect(code).toBe(0);
    for (const command of ["serve", "check", "run"]) {
      expect(out).toContain(command);
    }
  });

  it("--version says which it is", async () => {
    await expect(run(["--version"])).resolves.toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
  });

  it.each(["serve", "check", "run"])("%s --help says more", async (command) => {
    const { code, out } = await run([command, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: mock-cloudfront ${command}`));
  });

  it.each<[string[], RegExp]>([
    [[], /^Which command\? There are: serve, check, run/],
    [["server"], /^There is no command "server"\. There are: serve/],
    [["toString"], /^There is no command "toString"/],
    [["serve", "--prot", "1"], /Unknown option '--prot'.*\nSee mock-cloudfront serve --help/s],
    [["serve", "--port", "x"], /--port is "x"; it must be a whole number/],
    [["serve", "--port", "99999"], /port is 99999; give a port/],
    [["serve", "--port"], /argument missing/],
    [["serve", "--account-id", "1"], /accountId is "1"/],
    [["serve", "--code-check", "none"], /codeCheck is "none"/],
    [["serve", "--propagation", "soon"], /--propagation is "soon"/],
    [["serve", "--access-key-id", "a"], /go together/],
    [["serve", "file.js"], /takes no files, and was given file.js/],
    [["check"], /check needs a file/],
    [["check", join(folder, "none.js")], /Cannot read .*none\.js: there is no such file/],
    [["check", folder], /it is a folder/],
    [["check", good, "--format", "xml"], /--format is "xml"; it can be text or json/],
    [
      ["check", good, "--runtime", "node"],
      /--runtime is "node"; it can be cloudfront-js-2\.0 or cloudfront-js-1\.0/,
    ],
    [["run"], /run needs a file/],
    [["run", good], /run needs an event: --event event\.json/],
    [["run", good, bad, "--event", event], /run takes one file, and was given 2/],
    [["run", good, "--event", good], /good\.js is not JSON/],
    [["run", good, "--event", file("empty.json", {})], /empty\.json: the event is not valid/],
    [
      ["run", good, "--event", event, "--key-values", file("kv.json", { a: 1 })],
      /kv\.json must be \{ "key": "value"/,
    ],
    [["run", good, "--event", event, "--key-values", file("list.json", [])], /list\.json must be/],
  ])("%j is refused, and it is said why", async (args, reason) => {
    const { code, out, err } = await run(args);
    expect(err).toMatch(reason);
    expect(code).toBe(2);
    expect(out).toBe("");
  });
});

describe("check", () => {
  it("has nothing to say of what is fine", async () => {
    await expect(run(["check", good])).resolves.toEqual({
      code: 0,
      out: "0 errors, 0 warnings in 1 file",
      err: "",
    });
  });

  it("shows errors in their code, and fails", async () => {
    const { code, out } = await run(["check", good, bad]);
    expect(code).toBe(1);
    expect(out).toContain(`${bad}\nerror: runtime 2.0 has no \`?.\``);
    expect(out).toContain("> 2 |   return event?.request;");
    expect(out).toMatch(/1 error, 0 warnings in 2 files$/);
  });

  it("lists them as JSON", async () => {
    const { code, out } = await run(["check", bad, "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: bad, severity: "error", rule: "optional-chaining", line: 2 },
    ]);
    await expect(run(["check", good, "--format=json"])).resolves.toMatchObject({ out: "[]", code: 0 });
  });

  it("knows the earlier runtime", async () => {
    const later = file("later.js", "const handler = (event) => event.request;\n");
    await expect(run(["check", later, "--runtime", "cloudfront-js-1.0"])).resolves.toMatchObject({ code: 1 });
  });
});

describe("run", () => {
  const reader = file(
    "reader.js",
    "import cf from 'cloudfront';\nasync function handler(event) {\n  event.request.uri = await cf.kvs().get('home');\n" +
      "  console.log('read');\n  return event.request;\n}\n",
  );

  it("shows what the function makes of the event", async () => {
    const { code, out } = await run(["run", good, "--event", event]);
    expect(code).toBe(0);
    expect(out).toContain('"uri": "/a/"');
    expect(out).toMatch(/compute utilization: \d+$/);
  });

  it.each([
    ["an object", { home: "/home.html" }],
    ["the form of an import", { data: [{ key: "home", value: "/home.html" }] }],
  ])("reads key values from %s, and answers in JSON", async (_, items) => {
    const { code, out } = await run([
      "run",
      reader,
      "--event",
      event,
      "--key-values",
      file("items.json", items),
      "--json",
    ]);
    expect(JSON.parse(out)).toMatchObject({
      output: { uri: "/home.html" },
      errorMessage: "",
      logs: ["read"],
    });
    expect(code).toBe(0);
  });

  it("says why a function failed, and fails", async () => {
    const { code, out } = await run(["run", bad, "--event", event]);
    expect(code).toBe(1);
    expect(out).toMatch(/^failed: The CloudFront function .* SyntaxError/);
  });
});

describe("serve", () => {
  it("prints its address, answers, and ends when it is interrupted", async () => {
    const interrupt = new AbortController();
    const out: string[] = [];
    const code = runCommandLine(["serve", "--port", "0", "--propagation", "5", "--verbose"], {
      out: (line) => out.push(line),
      err: () => undefined,
      interrupted: interrupt.signal,
    });
    await expect.poll(() => out[0]).toMatch(/^mock-cloudfront listens on http:\/\/127\.0\.0\.1:\d+$/);
    const url = out[0]?.split(" ").at(-1);
    const response = await fetch(`${url}/2020-05-31/function`);
    expect(response.status).toBe(200);
    await response.text();
    expect(out[1]).toMatch(/^GET \/2020-05-31\/function 200 ListFunctions/);
    interrupt.abort();
    await expect(code).resolves.toBe(0);
    await expect(fetch(`${url}/`)).rejects.toThrow();
  });
});
