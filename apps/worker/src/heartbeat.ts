import { beatWorker, type Database, removeWorker, WORKER_BEAT_MS } from "@zerolake/db";
import type { Logger } from "pino";

/** Says every few seconds that this worker is alive; `stop` takes the row away. */
export function startHeartbeat(db: Database, workerId: string, logger: Logger): { stop(): Promise<void> } {
  const beat = () =>
    void beatWorker(db, workerId).catch((error: unknown) => logger.warn({ err: error }, "no sign of life could be written"));
  beat();
  const timer = setInterval(beat, WORKER_BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await removeWorker(db, workerId).catch(() => undefined);
    },
  };
}
