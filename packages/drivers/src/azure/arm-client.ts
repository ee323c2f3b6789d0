import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type Pipeline,
  RestError,
} from "@azure/core-rest-pipeline";
import { NoAnswerError } from "@zerolake/execution";
import type { TokenSource } from "./token-source.ts";

export type ArmMethod = "GET" | "PUT" | "PATCH" | "POST" | "DELETE";

export interface ArmQuestion {
  readonly method: ArmMethod;
  /** Below the endpoint, with its query; or a whole address that an earlier answer named. */
  readonly path: string;
  readonly body?: unknown;
  readonly abortSignal: AbortSignal;
}

/** What the cloud said, whatever its status. */
export interface ArmAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  /** Parsed, or `undefined` when there was none. */
  readonly body: unknown;
}

export interface ArmClientOptions {
  /** `https://management.azure.com`, or another address whose caller has checked it. */
  readonly endpoint: string;
  readonly tokens: TokenSource;
}

const SCOPE = "https://management.azure.com/.default";
/** ARM answers from its regions too; a token never goes anywhere else. */
const REGIONAL_HOST = /^https:\/\/[a-z0-9.-]+\.management\.azure\.com(:443)?$/;

/**
 * Sends requests to ARM through Azure's own pipeline, without its retries: the engine decides about those, since it knows the
 * lease and the journal. The generic client of Azure's SDK is not used because it drops what it does not know.
 */
export class ArmClient {
  readonly #pipeline: Pipeline = createEmptyPipeline();
  readonly #http: HttpClient = createDefaultHttpClient();
  readonly #endpoint: string;
  readonly #tokens: TokenSource;

  constructor({ endpoint, tokens }: ArmClientOptions) {
    this.#endpoint = endpoint.replace(/\/$/, "");
    this.#tokens = tokens;
  }

  /** Throws `NoAnswerError` when nobody answered; an answer that says no is returned like any other. */
  async ask({ method, path, body, abortSignal }: ArmQuestion): Promise<ArmAnswer> {
    const token = await this.#tokens.tokenFor(SCOPE, abortSignal);
    const request = createPipelineRequest({
      url: this.#addressOf(path),
      method,
      headers: createHttpHeaders({ authorization: `Bearer ${token}`, accept: "application/json", "content-type": "application/json" }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      abortSignal,
      allowInsecureConnection: this.#endpoint.startsWith("http:"),
    });
    try {
      const { status, headers, bodyAsText } = await this.#pipeline.sendRequest(this.#http, request);
      return { status, header: (name) => headers.get(name), body: parsedBody(bodyAsText) };
    } catch (error) {
      const reason = error instanceof RestError || error instanceof Error ? error.message : String(error);
      throw new NoAnswerError(`Azure did not answer: ${reason}`, { cause: error });
    }
  }

  /** The claims of the token in use: who we are to Azure. */
  async claims(abortSignal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
    const [, payload = ""] = (await this.#tokens.tokenFor(SCOPE, abortSignal)).split(".");
    const claims = parsedBody(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Readonly<Record<string, unknown>>) : {};
  }

  #addressOf(path: string): string {
    if (path.startsWith("/")) return `${this.#endpoint}${path}`;
    const { origin } = new URL(path);
    if (origin === new URL(this.#endpoint).origin || REGIONAL_HOST.test(origin)) return path;
    throw new NoAnswerError(`Azure sent us to ${origin}, which is not Azure: nothing was sent there.`);
  }
}

/** JSON, or nothing. */
export function parsedBody(text: string | null | undefined): unknown {
  if (text === null || text === undefined || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
