import type { Transaction } from "./database.ts";

/** The database's time: the only clock that consoles and workers share, so what they compare is written with it. */
export async function databaseNow(tx: Transaction): Promise<Date> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!clock) throw new Error("The database did not tell the time.");
  return clock.now;
}
