import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { startServer } from "../../src/http.ts";
import { createEndpointClients } from "./create-clients.ts";
import { probes } from "./probes/index.ts";
import { runProbes } from "./run-probes.ts";

/** A response as it comes from the endpoint, and as the client gets it. */
interface Message {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A lie about one thing, and the only probe that asks about it. */
interface Lie {
  readonly probe: string;
  readonly about: string;
  /** Changes a response. `call` is the method and path of the request. */
  tell(call: string, message: Message): void;
}

const lies: readonly Lie[] = [
  {
    about: "the status of an error",
    probe: "functions: a name can be taken once",
    tell: (_call, message) => {
      if (message.body.includes("FunctionAlreadyExists")) {
        message.status = 400;
      }
    },
  },
  {
    about: "the code of an error",
    probe: "functions: a function that was never created does not exist",
    tell: (call, message) => {
      if (/describe$/.test(call)) {
        message.body = message.body.replace("NoSuchFunctionExists", "NoSuchResource");
      }
    },
  },
  {
    about: "the order of a list",
    probe: "key value data: keys are listed in the order of the keys",
    tell: (call, message) => {
      if (/^GET \/key-value-stores\/[^/]+\/keys/.test(call) && message.status === 200) {
        const { Items, ...rest } = JSON.parse(message.body);
        message.body = JSON.stringify({ ...rest, Items: Items.reverse() });
      }
    },
  },
  {
    about: "an ETag",
    probe: "functions: an update changes the ETag, and a read returns it",
    tell: (call, message) => {
      if (call.startsWith("PUT ") && message.status === 200) {
        message.headers.ettag = "E1"; // the API's own name of this header
      }
    },
  },
  {
    about: "the code of a failed condition",
    probe: "functions: an update with a stale ETag is refused",
    tell: (call, message) => {
      if (call.startsWith("PUT /2020-05-31/function/")) {
        message.body = message.body.replace("PreconditionFailed", "InvalidIfMatchVersion");
      }
    },
  },
  {
    about: "the value of a member",
    probe: "functions: a new function is UNPUBLISHED, in the stage DEVELOPMENT",
    tell: (call, message) => {
      if (/^POST \/2020-05-31\/function$/.test(call)) {
        message.body = message.body.replace("UNPUBLISHED", "UNASSOCIATED");
      }
    },
  },
  {
    about: "the code of a function",
    probe: "functions: publishing copies DEVELOPMENT to LIVE",
    tell: (call, message) => {
      if (/^GET .*\?Stage=LIVE$/.test(call) && !call.includes("describe")) {
        message.body = message.body.replace("handler", "other");
      }
    },
  },
  {
    about: "a missing member",
    probe: "functions: a list has a created function, with its ARN",
    tell: (call, message) => {
      if (/^GET \/2020-05-31\/function\?/.test(call)) {
        message.body = message.body.replaceAll(/<FunctionARN>.*?<\/FunctionARN>/g, "");
      }
    },
  },
  {
    about: "the text of an error",
    probe: "functions: TestFunction reports an exception with its type",
    tell: (_call, message) => {
      message.body = message.body.replace("cannot get property", "cannot read properties");
    },
  },
  {
    about: "the output of a run",
    probe: "functions: TestFunction returns what the function returns",
    tell: (call, message) => {
      if (/\/test$/.test(call)) {
        message.body = message.body.replace(/(uri.{0,20})\/b/, "$1/a");
      }
    },
  },
];

/** Starts a proxy that tells lies about what an endpoint answers. */
async function startLiar(target: string): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    const passed = request(target + url, { method, headers });
    incoming.pipe(passed);
    const answer = await new Promise<IncomingMessage>((resolve) => passed.on("response", resolve));
    const message = {
      status: answer.statusCode ?? 0,
      headers: { ...answer.headers },
      body: await text(answer),
    };
    for (const lie of lies) {
      lie.tell(`${method} ${url}`, message);
    }
    delete message.headers["content-length"];
    outgoing.writeHead(message.status, message.headers).end(message.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("the suite names exactly the ten facts about which an endpoint lies", async () => {
  const { url, close } = await startServer();
  onTestFinished(close);
  const clients = createEndpointClients(await startLiar(url));
  const signal = new AbortController().signal;
  const results = await runProbes(probes, { clients, prefix: "probe", signal, pollDelay: 1 });
  const differing = results.filter(({ outcome }) => outcome !== "agreed").map(({ probe }) => probe.name);
  expect(lies).toHaveLength(10);
  expect(differing.sort()).toEqual(lies.map(({ probe }) => probe).sort());
});
