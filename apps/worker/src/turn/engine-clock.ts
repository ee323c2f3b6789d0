import { setTimeout as sleep } from "node:timers/promises";
import type { EngineClock } from "@zerolake/execution";

export const engineClock: EngineClock = {
  monotonicMs: () => performance.now(),
  sleep: (ms) => sleep(ms),
  random: Math.random,
};
