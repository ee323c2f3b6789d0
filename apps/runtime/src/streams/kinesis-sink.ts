import { DescribeStreamSummaryCommand, type KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import type { EventSink, OutgoingEvent } from "./event-sink.ts";

/** Most records of one PutRecords call; a limit of the service. */
const RECORDS_PER_CALL = 500;
const TRIES = 4;
const RETRY_DELAY_MS = 100;

export function createKinesisSink(streamName: string, client: KinesisClient): EventSink {
  return {
    async send(events) {
      for (let start = 0; start < events.length; start += RECORDS_PER_CALL) {
        await putAll(client, streamName, events.slice(start, start + RECORDS_PER_CALL));
      }
    },
    async check() {
      await client.send(new DescribeStreamSummaryCommand({ StreamName: streamName }));
    },
    async close() {
      client.destroy();
    },
  };
}

/** Kinesis takes a call in part when a shard is throttled: only what it refused is sent again. */
async function putAll(client: KinesisClient, streamName: string, events: readonly OutgoingEvent[]): Promise<void> {
  let left = events;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await client.send(
      new PutRecordsCommand({ StreamName: streamName, Records: left.map(({ key, body }) => ({ PartitionKey: key, Data: body })) }),
    );
    const results = reply.Records ?? [];
    left = left.filter((_, index) => results[index]?.ErrorCode !== undefined);
    if (left.length === 0) return;
    if (attempt === TRIES)
      throw new Error(
        `Kinesis refused ${left.length} of ${events.length} records ${TRIES} times: ${results.find((result) => result.ErrorCode)?.ErrorCode}`,
      );
    await new Promise((done) => setTimeout(done, RETRY_DELAY_MS * 2 ** attempt));
  }
}
