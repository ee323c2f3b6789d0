import { countLiveWorkers } from "@zerolake/db";
import type { Services } from "../services.ts";

export interface PartsHealth {
  readonly isDatabaseUp: boolean;
  readonly isQueueUp: boolean;
  readonly isWorkerUp: boolean;
}

const LIMIT_MS = 2_000;

/** Asks every part that the console needs, each within two seconds. */
export async function checkHealth({ database, redis }: Pick<Services, "database" | "redis">): Promise<PartsHealth> {
  const [workers, pong] = await Promise.all([answerOf(countLiveWorkers(database)), answerOf(redis.ping())]);
  return { isDatabaseUp: workers !== undefined, isQueueUp: pong === "PONG", isWorkerUp: workers !== undefined && workers > 0 };
}

async function answerOf<T>(question: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), LIMIT_MS);
  });
  try {
    return await Promise.race([question, limit]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
