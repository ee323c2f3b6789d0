import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type Pipeline,
} from "@azure/core-rest-pipeline";
import { NoAnswerError } from "@zerolake/execution";
import { type ArmAnswer, type ArmMethod, parsedBody } from "./arm-client.ts";
import type { TokenSource } from "./token-source.ts";

export interface DataQuestion {
  readonly method: ArmMethod | "HEAD";
  /** The service's own host, e.g. `zl-search.search.windows.net`. */
  readonly host: string;
  readonly path: string;
  /** Whose tokens the service takes, e.g. `https://search.azure.com/.default`. */
  readonly scope: string;
  /** An object is sent as JSON, bytes as they are. */
  readonly body?: object | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly abortSignal: AbortSignal;
}

/** Services that keep what ARM does not know. A token goes to none but these. */
const HOSTS = /^[a-z0-9-]+\.(search\.windows\.net|blob\.core\.windows\.net|dev\.azuresynapse\.net|vault\.azure\.net|purview\.azure\.com)$/;

export interface DataClientOptions {
  readonly tokens: TokenSource;
  /** One address for every service instead of their own; the sandbox finds the service in the path. */
  readonly endpoint?: string;
}

/** Asks services at addresses of their own, with the connection's identity. */
export class DataClient {
  readonly #pipeline: Pipeline = createEmptyPipeline();
  readonly #http: HttpClient = createDefaultHttpClient();
  readonly #options: DataClientOptions;

  constructor(options: DataClientOptions) {
    this.#options = options;
  }

  /** Throws `NoAnswerError` when nobody answered; an answer that says no is returned like any other. */
  async ask({ method, host, path, scope, body, headers = {}, abortSignal }: DataQuestion): Promise<ArmAnswer> {
    if (!HOSTS.test(host)) throw new NoAnswerError(`${host} is no service of Azure: nothing was sent there.`);
    const { endpoint, tokens } = this.#options;
    const token = await tokens.tokenFor(scope, abortSignal);
    const json = body !== undefined && !(body instanceof Uint8Array);
    const request = createPipelineRequest({
      url: endpoint === undefined ? `https://${host}${path}` : `${endpoint.replace(/\/$/, "")}/data-plane/${host}${path}`,
      method,
      headers: createHttpHeaders({
        authorization: `Bearer ${token}`,
        accept: "application/json",
        ...(json ? { "content-type": "application/json" } : {}),
        ...headers,
      }),
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
      abortSignal,
      allowInsecureConnection: endpoint?.startsWith("http:") ?? false,
    });
    try {
      const answer = await this.#pipeline.sendRequest(this.#http, request);
      return { status: answer.status, header: (name) => answer.headers.get(name), body: parsedBody(answer.bodyAsText) };
    } catch (error) {
      throw new NoAnswerError(`${host} did not answer: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}
