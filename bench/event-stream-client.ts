import type { NumberedEvent } from "@zerolake/execution";

export interface ReceivedEvent {
  readonly event: NumberedEvent;
  /** Milliseconds since 1970, when it had come out of the socket. */
  readonly receivedAt: number;
}

export interface EventStreamClient {
  readonly received: readonly ReceivedEvent[];
  stop(): void;
}

const DATA = "data: ";

interface Address {
  readonly url: string;
  readonly cookie: string;
  readonly organization: string;
  readonly project: string;
  readonly deployment: number;
}

/** Reads the live stream of a deployment over HTTP as a browser would; resolves once the server has opened it. */
export async function openEventStream({ url, cookie, organization, project, deployment }: Address): Promise<EventStreamClient> {
  const ended = new AbortController();
  const input = { organization, blueprintOf: null, run: { project, deployment, afterSequence: 0 } };
  const response = await fetch(`${url}/api/trpc/live.stream?input=${encodeURIComponent(JSON.stringify({ json: input }))}`, {
    headers: { accept: "text/event-stream", cookie },
    signal: ended.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  const received: ReceivedEvent[] = [];
  void collect(response.body, received).catch((error: unknown) => {
    if (!ended.signal.aborted) process.stderr.write(`A stream broke: ${String(error)}\n`);
  });
  return { received, stop: () => ended.abort() };
}

async function collect(body: ReadableStream<Uint8Array>, received: ReceivedEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const receivedAt = Date.now();
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) received.push(...eventsIn(part).map((event) => ({ event, receivedAt })));
  }
}

/** Events of one message; signs of life and messages of other kinds have none. */
function eventsIn(part: string): NumberedEvent[] {
  const data = part
    .split("\n")
    .find((line) => line.startsWith(DATA))
    ?.slice(DATA.length);
  if (!data) return [];
  const message = (JSON.parse(data) as { json?: { type?: string; events?: NumberedEvent[] } }).json;
  return message?.type === "runEvents" ? (message.events ?? []) : [];
}
