import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import type { OutgoingEvent } from "../streams/event-sink.ts";

export type FeedFormat = "json" | "csv" | "text";

const ID_LENGTH = 32;

export interface FeedMessage {
  readonly format: FeedFormat;
  /** Field that keeps events in order; absent = each event has a key of its own. */
  readonly keyField: string | undefined;
  readonly now: Date;
}

/** The events of one message: each item of a JSON list, each row of CSV, or the text as it is. Throws on what is not of the format. */
export function feedEvents(message: string, { format, keyField, now }: FeedMessage): readonly OutgoingEvent[] {
  return itemsOf(message, format).map((item) => {
    const id = typeof item["id"] === "string" ? item["id"] : idOf(item);
    const key = keyField === undefined ? undefined : item[keyField];
    const body = JSON.stringify({ ...item, id, time: item["time"] ?? now.toISOString() });
    return { key: key === undefined || key === null ? id : String(key), body: new TextEncoder().encode(body) };
  });
}

type Item = Readonly<Record<string, unknown>>;

function itemsOf(message: string, format: FeedFormat): readonly Item[] {
  if (format === "text") return message === "" ? [] : [{ text: message }];
  if (format === "csv") return parse(message, { columns: true, skip_empty_lines: true, trim: true }) as readonly Item[];
  const json: unknown = JSON.parse(message);
  return (Array.isArray(json) ? json : [json]).map((item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item) ? (item as Item) : { value: item },
  );
}

/** The same content has the same id, so that readers can leave out what a feed says twice. */
function idOf(item: Item): string {
  return createHash("sha256").update(JSON.stringify(item)).digest("hex").slice(0, ID_LENGTH);
}
