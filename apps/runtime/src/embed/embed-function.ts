import { embedDocument, embeddingFrom } from "./embed-document.ts";

interface KinesisEvent {
  readonly Records: readonly { readonly eventID: string; readonly kinesis: { readonly data: string; readonly sequenceNumber: string } }[];
}

const embedding = embeddingFrom(process.env);

/** AWS Lambda on a stream: embeds the `text` of each event. A record that fails is reported alone, so that only it comes again. */
export async function handler(event: KinesisEvent): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  for (const record of event.Records) {
    try {
      const body = JSON.parse(Buffer.from(record.kinesis.data, "base64").toString("utf8")) as { id?: unknown; text?: unknown };
      if (typeof body.text === "string") await embedDocument(typeof body.id === "string" ? body.id : record.eventID, body.text, embedding);
    } catch (error) {
      process.stderr.write(`${JSON.stringify({ level: "error", record: record.eventID, message: String(error) })}\n`);
      // Order matters in a shard: everything from the failed record on is delivered again.
      return { batchItemFailures: [{ itemIdentifier: record.kinesis.sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
