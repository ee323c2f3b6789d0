import { openSink } from "../streams/open-sink.ts";
import { logLines } from "./log-lines.ts";

interface LogsEvent {
  readonly awslogs: { readonly data: string };
}

const sink = openSink(process.env["ZEROLAKE_OUT_EVENTS"] ?? "");

/** AWS Lambda behind a subscription of CloudWatch Logs. It fails while the stream is away, so that the lines come again. */
export async function handler({ awslogs }: LogsEvent): Promise<void> {
  const lines = logLines(awslogs.data);
  if (lines.length > 0) await sink.send(lines);
}
