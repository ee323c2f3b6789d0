import { AWS_SIGNALS } from "./aws/signals.ts";
import { AZURE_SIGNALS } from "./azure/signals.ts";
import { CONFLUENT_SIGNALS } from "./confluent/signals.ts";
import { GOOGLE_SIGNALS } from "./gcp/signals.ts";
import { RUN_SIGNALS } from "./run-signals.ts";
import type { HealthFacts, MeasuredResource, Signal } from "./signal.ts";
import { type SignalTable, signalFrom } from "./signal-row.ts";

const TABLES: readonly SignalTable[] = [AWS_SIGNALS, AZURE_SIGNALS, GOOGLE_SIGNALS, CONFLUENT_SIGNALS, RUN_SIGNALS];

/** What can be measured of one resource; nothing for a type that no table names. */
export function signalsOf(resource: MeasuredResource, facts: HealthFacts): readonly Signal[] {
  const rows = TABLES.flatMap((table) => table[resource.type] ?? []);
  return rows.flatMap((row) => signalFrom(row, resource, facts) ?? []);
}
