import type { HttpRequest, HttpResponse, StaticOperationSchema } from "@smithy/types";
import { toBytes } from "../values/to-bytes.ts";
import type { Sdk } from "./operation.ts";
import type { ServiceApi } from "./service-api.ts";
import { getShape } from "./shape.ts";
import { loadProtocolsModule } from "./smithy.ts";

/** The body and headers of a request or response. */
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

/** The part of a client's protocol that `ServerProtocol` uses. */
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
 * Deserializes requests and serializes responses with a client's own protocol. A request is read as the response of an
 * operation whose output is the real input. A response is written as the request of an operation whose input is the
 * real output. So the wire format of every operation is the SDK's own.
 */
export class ServerProtocol {
  readonly #protocol: ClientProtocol;
  readonly #context: object;
  readonly #reversed = new WeakMap<StaticOperationSchema, ReversedOperation>();

  constructor(config: { readonly protocol: ClientProtocol }) {
    this.#protocol = config.protocol;
    this.#context = { ...config, endpoint: async () => unusedEndpoint };
  }

  /** True if bodies are JSON, false if they are XML. */
  get isJson(): boolean {
    return this.#protocol.getShapeId().includes("restJson");
  }

  /** Reads the members of an input that headers and body carry. Members in the path and query are not included. */
  async readRequest(schema: StaticOperationSchema, { headers, body }: Payload): Promise<object> {
    const { HttpResponse } = loadProtocolsModule();
    const response = new HttpResponse({
      statusCode: 200,
      headers: { ...headers },
      body: body ?? new Uint8Array(),
    });
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
    // Drop members that a body may contain although they belong elsewhere.
    for (const { name, location } of shape.members) {
      if (location === "label" || location === "query" || read[name] === null) {
        delete read[name];
      }
    }
    return read;
  }

  /** Serializes an output. */
  async writeResponse(schema: StaticOperationSchema, output: object): Promise<Payload> {
    const { headers, body } = await this.#protocol.serializeRequest(
      this.#reverseOperation(schema).response,
      output,
      this.#context,
    );
    if (body === undefined || body === null) {
      delete headers["content-type"];
    }
    return { headers, body: encodeBody(body) };
  }

  /** Swaps the roles of input and output in the two directions. */
  #reverseOperation(schema: StaticOperationSchema): ReversedOperation {
    let reversed = this.#reversed.get(schema);
    if (!reversed) {
      const [, namespace, name, traits, input, output] = schema;
      reversed = {
        request: { namespace, name, traits, input: "unit", output: input },
        response: { namespace, name, traits: { http: ["POST", "/", 200] }, input: output, output: "unit" },
      };
      this.#reversed.set(schema, reversed);
    }
    return reversed;
  }
}

const unusedEndpoint = { protocol: "https:", hostname: "localhost", path: "/" };

/** Converts a body, as a serializer or a client leaves it, to bytes. */
export function encodeBody(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) {
    return undefined;
  }
  if (ArrayBuffer.isView(body)) {
    return toBytes(body);
  }
  // Several times as fast as a TextEncoder.
  return toBytes(Buffer.from(String(body)));
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Signer {
  sign(request: HttpRequest, options: object): Promise<HttpRequest>;
}

/** Creates the signer that a client with these credentials uses. */
export function createSigner({ sdk }: ServiceApi<Sdk>, credentials: Credentials): Promise<Signer> {
  const { config } = new (getClientClass(sdk))({ region: "us-east-1", credentials });
  return config.signer();
}

type ClientClass = new (
  configuration: object,
) => { readonly config: { readonly protocol: ClientProtocol; readonly signer: () => Promise<Signer> } };

const protocols = new WeakMap<Sdk, ServerProtocol>();

/** Returns the server-side protocol of a client package. Creates a client, because only clients know their protocol. */
export function getServerProtocol({ sdk }: ServiceApi<Sdk>): ServerProtocol {
  let protocol = protocols.get(sdk);
  if (!protocol) {
    const credentials = { accessKeyId: "none", secretAccessKey: "none" };
    const { config } = new (getClientClass(sdk))({ region: "us-east-1", credentials, maxAttempts: 1 });
    protocol = new ServerProtocol(config);
    protocols.set(sdk, protocol);
  }
  return protocol;
}

function getClientClass(sdk: Sdk): ClientClass {
  const [, Client] = Object.entries(sdk).find(([name]) => /^[A-Z]\w*Client$/.test(name)) ?? [];
  return Client as ClientClass;
}

/** Returns all operations of a client package, mounted or not. */
export function getOperations({ sdk }: ServiceApi<Sdk>): StaticOperationSchema[] {
  return Object.values(sdk).filter((value) => Array.isArray(value) && value[0] === 9);
}
