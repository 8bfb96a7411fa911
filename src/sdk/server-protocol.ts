import type { HttpRequest, HttpResponse, StaticOperationSchema } from "@smithy/types";
import type { Sdk } from "./operation.ts";
import type { ServiceApi } from "./service-api.ts";
import { getShape } from "./shape.ts";
import { loadProtocolsModule } from "./smithy.ts";

/** The body and headers of a message, in either direction. */
export interface Payload {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

interface OperationSchema {
  readonly namespace: string;
  readonly name: string;
  readonly traits: unknown;
  readonly input: unknown;
  readonly output: unknown;
}

/** What a client's protocol does for it; we use it in the other direction. */
interface ClientProtocol {
  getShapeId(): string;
  serializeRequest(operation: OperationSchema, input: object, context: object): Promise<HttpRequest>;
  deserializeResponse(operation: OperationSchema, context: object, response: HttpResponse): Promise<object>;
}

interface ReversedOperation {
  readonly request: OperationSchema;
  readonly response: OperationSchema;
}

/**
 * The protocol of a client, turned round: it reads a request as the response of an operation whose output is
 * the real input, and writes a response as the request of one whose input is the real output. So the wire form
 * of every operation is the SDK's own.
 */
export class ServerProtocol {
  readonly #protocol: ClientProtocol;
  readonly #context: object;
  readonly #reversed = new WeakMap<StaticOperationSchema, ReversedOperation>();

  constructor(config: { readonly protocol: ClientProtocol }) {
    this.#protocol = config.protocol;
    this.#context = { ...config, endpoint: async () => unusedEndpoint };
  }

  /** Whether bodies are JSON; else they are XML. */
  get isJson(): boolean {
    return this.#protocol.getShapeId().includes("restJson");
  }

  /** What a request says in its headers and its body; the members of path and query are not there. */
  async readRequest(schema: StaticOperationSchema, { headers, body }: Payload): Promise<object> {
    const { HttpResponse } = loadProtocolsModule();
    const response = new HttpResponse({ statusCode: 200, headers: { ...headers }, body: body ?? emptyBody });
    const read = (await this.#protocol.deserializeResponse(
      this.#reverseOperation(schema).request,
      this.#context,
      response,
    )) as Record<string, unknown>;
    delete read.$metadata;
    const shape = getShape(schema[4]);
    if (shape.kind !== "structure") {
      return read;
    }
    // A body may hold what is no part of it.
    for (const { name, location } of shape.members) {
      if (location === "label" || location === "query" || read[name] === null) {
        delete read[name];
      }
    }
    return read;
  }

  async writeResponse(schema: StaticOperationSchema, output: object): Promise<Payload> {
    const { headers, body } = await this.#protocol.serializeRequest(
      this.#reverseOperation(schema).response,
      output,
      this.#context,
    );
    if (body === undefined || body === null) {
      delete headers["content-type"];
    }
    return { headers, body: toBytes(body) };
  }

  #reverseOperation(schema: StaticOperationSchema): ReversedOperation {
    let turned = this.#reversed.get(schema);
    if (!turned) {
      const [, namespace, name, traits, input, output] = schema;
      turned = {
        request: { namespace, name, traits, input: "unit", output: input },
        response: { namespace, name, traits: { http: ["POST", "/", 200] }, input: output, output: "unit" },
      };
      this.#reversed.set(schema, turned);
    }
    return turned;
  }
}

const emptyBody = new Uint8Array();
const unusedEndpoint = { protocol: "https:", hostname: "localhost", path: "/" };

/** What a serializer leaves as a body, or a client puts in a request, as bytes. */
export function toBytes(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) {
    return undefined;
  }
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  return new TextEncoder().encode(String(body));
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Signer {
  sign(request: HttpRequest, options: object): Promise<HttpRequest>;
}

/** The signer that a CloudFront client with these credentials signs with. */
export function createSigner({ sdk }: ServiceApi<Sdk>, credentials: Credentials): Promise<Signer> {
  const { config } = new (getClientClass(sdk))({ region: "us-east-1", credentials });
  return config.signer();
}

type ClientClass = new (
  configuration: object,
) => { readonly config: { readonly protocol: ClientProtocol; readonly signer: () => Promise<Signer> } };

const protocols = new WeakMap<Sdk, ServerProtocol>();

/** The wire of a client package. Only its client knows the protocol; this one is never sent with. */
export function getServerProtocol({ sdk }: ServiceApi<Sdk>): ServerProtocol {
  let wire = protocols.get(sdk);
  if (!wire) {
    const credentials = { accessKeyId: "none", secretAccessKey: "none" };
    const { config } = new (getClientClass(sdk))({ region: "us-east-1", credentials, maxAttempts: 1 });
    wire = new ServerProtocol(config);
    protocols.set(sdk, wire);
  }
  return wire;
}

function getClientClass(sdk: Sdk): ClientClass {
  const [, Client] = Object.entries(sdk).find(([name]) => /^[A-Z]\w*Client$/.test(name)) ?? [];
  return Client as ClientClass;
}

/** Every operation that a client package has, mounted or not. */
export function getOperations({ sdk }: ServiceApi<Sdk>): StaticOperationSchema[] {
  return Object.values(sdk).filter((value) => Array.isArray(value) && value[0] === 9);
}
