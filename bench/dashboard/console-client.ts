import { once } from "node:events";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

interface Call {
  readonly path: string;
  readonly input: object;
}

export interface ConsoleClient {
  /** What the browser sends for several queries of a page at once; the answers in their order. Throws when one is an error. */
  ask(calls: readonly Call[]): Promise<readonly unknown[]>;
  /** A page as HTML. */
  page(path: string): Promise<string>;
}

/** Asks a console over HTTP as its own pages do. */
export function consoleClient({ url, cookie }: { readonly url: string; readonly cookie: string }): ConsoleClient {
  const headers = { cookie };
  return {
    async ask(calls) {
      const input = encodeURIComponent(JSON.stringify(Object.fromEntries(calls.map((call, index) => [index, { json: call.input }]))));
      const { status, body } = await get(`${url}/api/trpc/${calls.map(({ path }) => path).join(",")}?batch=1&input=${input}`, headers);
      const answers = JSON.parse(body) as readonly Answer[];
      const failed = answers.find(({ error }) => error !== undefined);
      if (status !== 200 || failed) throw new Error(`The console answered ${status}: ${JSON.stringify(failed?.error ?? "")}`);
      return answers.map(({ result }) => result?.data.json);
    },
    async page(path) {
      const { status, body } = await get(`${url}${path}`, headers);
      if (status !== 200) throw new Error(`The console answered ${status} for ${path}`);
      return body;
    },
  };
}

interface Answer {
  readonly error?: unknown;
  readonly result?: { readonly data: { readonly json: unknown } };
}

const agent = new Agent({ keepAlive: true });
const inflate = promisify(gunzip);

/** Compressed as a browser gets it; by a tenth of the work that `fetch` takes, which the console would miss on the same machine. */
async function get(address: string, headers: Readonly<Record<string, string>>): Promise<{ status: number | undefined; body: string }> {
  const asked = request(address, { agent, headers: { ...headers, "accept-encoding": "gzip" } });
  asked.end();
  const response = await answerTo(asked);
  // The server may close a connection that was quiet in the moment when it is used again; a browser asks again, too.
  if (response === undefined) return get(address, headers);
  const received = await buffer(response);
  const body = response.headers["content-encoding"] === "gzip" ? await inflate(received) : received;
  return { status: response.statusCode, body: body.toString() };
}

/** `undefined` when a connection that was kept turned out to be closed. */
async function answerTo(asked: ClientRequest): Promise<IncomingMessage | undefined> {
  try {
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    return response;
  } catch (error) {
    if (asked.reusedSocket && (error as NodeJS.ErrnoException).code === "ECONNRESET") return undefined;
    throw error;
  }
}
