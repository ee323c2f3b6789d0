import type { Evidence, Trace } from "./finding.ts";

type Place = Pick<Trace, "environment" | "address">;

/** The journal by address. */
export interface TraceBook {
  at(place: Place): readonly Trace[];
}

export function traceBook(traces: readonly Trace[]): TraceBook {
  const book = new Map<string, Trace[]>();
  for (const trace of traces) {
    const slot = placeOf(trace);
    const list = book.get(slot);
    if (list) list.push(trace);
    else book.set(slot, [trace]);
  }
  return { at: (place) => book.get(placeOf(place)) ?? [] };
}

/** A call whose answer named the resource proves most; a creation there that was never answered comes next; then only its tags speak. */
export function evidenceOf(book: TraceBook, place: Place, identifier: string): Evidence {
  const creations = book.at(place).filter(({ operation }) => operation === "create");
  const answered = newest(creations.filter((trace) => trace.identifier === identifier));
  if (answered) return { reason: "answered", entryId: answered.entryId };
  const unanswered = newest(creations.filter((trace) => trace.identifier === undefined && trace.state !== "succeeded"));
  return unanswered ? { reason: "unanswered", entryId: unanswered.entryId } : { reason: "tagsOnly" };
}

export function lastHeardMs(book: TraceBook, place: Place): number | undefined {
  return newest(book.at(place))?.heardAtMs;
}

function newest(traces: readonly Trace[]): Trace | undefined {
  return traces.reduce<Trace | undefined>((best, trace) => (best && best.heardAtMs >= trace.heardAtMs ? best : trace), undefined);
}

export function placeOf({ environment, address }: Place): string {
  return JSON.stringify([environment, address]);
}
