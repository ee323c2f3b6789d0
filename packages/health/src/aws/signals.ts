import type { SignalTable } from "../signal-row.ts";
import { COMPUTE_SIGNALS } from "./compute.ts";
import { DOOR_SIGNALS } from "./doors.ts";
import { STORE_SIGNALS } from "./stores.ts";
import { STREAM_SIGNALS } from "./streams.ts";

/** What CloudWatch measures of what we make on AWS. */
export const AWS_SIGNALS: SignalTable = { ...STREAM_SIGNALS, ...COMPUTE_SIGNALS, ...STORE_SIGNALS, ...DOOR_SIGNALS };
