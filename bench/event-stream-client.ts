import type { NumberedEvent } from "@zerolake/execution";

export interface ReceivedEvent {
  readonly event: NumberedEvent;
  /** Milliseconds since 1970, when it had come out of the socket. */
  readonly receivedAt: number;
}

export interface EventStreamClient {
  readonly received: readonly ReceivedEvent[];
  /** How often it was told that a deployment has come further. */
  readonly progressed: number;
  stop(): void;
}

const DATA = "data: ";

interface Address {
  readonly url: string;
  readonly cookie: string;
  readonly organization: string;
  /** The deployment that is watched; absent when none is. */
  readonly run?: { readonly project: string; readonly deployment: number };
  /** Whether it wants to hear how far deployments are. */
  readonly progress?: boolean;
}

/** Reads the live stream of a page over HTTP as a browser would; resolves once the server has opened it. */
export async function openEventStream({ url, cookie, organization, run, progress = false }: Address): Promise<EventStreamClient> {
  const ended = new AbortController();
  const input = { organization, blueprintOf: null, progress, run: run ? { ...run, afterSequence: 0 } : null };
  const response = await fetch(`${url}/api/trpc/live.stream?input=${encodeURIComponent(JSON.stringify({ json: input }))}`, {
    headers: { accept: "text/event-stream", cookie },
    signal: ended.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  const told: Told = { received: [], progressed: 0 };
  void collect(response.body, told).catch((error: unknown) => {
    if (!ended.signal.aborted) process.stderr.write(`A stream broke: ${String(error)}\n`);
  });
  return {
    received: told.received,
    get progressed() {
      return told.progressed;
    },
    stop: () => ended.abort(),
  };
}

interface Told {
  readonly received: ReceivedEvent[];
  progressed: number;
}

async function collect(body: ReadableStream<Uint8Array>, told: Told): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const receivedAt = Date.now();
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = parts.pop() ?? "";
    for (const message of parts.map(messageOf)) {
      if (message?.type === "progressed") told.progressed += 1;
      if (message?.type === "runEvents") told.received.push(...(message.events ?? []).map((event) => ({ event, receivedAt })));
    }
  }
}

interface Message {
  readonly type?: string;
  readonly events?: readonly NumberedEvent[];
}

/** Signs of life have none. */
function messageOf(part: string): Message | undefined {
  const data = part
    .split("\n")
    .find((line) => line.startsWith(DATA))
    ?.slice(DATA.length);
  return data ? (JSON.parse(data) as { json?: Message }).json : undefined;
}
