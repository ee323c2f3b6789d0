import type { DeploymentState } from "@zerolake/execution";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";
import { formatEstimate } from "@/format/time.ts";

interface Ahead {
  readonly number: number;
  readonly state: DeploymentState;
}

interface Holding {
  readonly number: number;
  readonly startedAt: Date;
  readonly expectedMinutes: readonly [number, number];
}

const MINUTE_MS = 60_000;

/** What somebody ahead in the line does, and how long that probably still takes: "applying, about 12 min left". */
export function whatAheadDoes({ number, state }: Ahead, holder: Holding | null, now: number): string {
  const word = DEPLOYMENT_STATE_LOOKS[state].word.toLowerCase();
  if (holder?.number !== number) return word;
  const gone = (now - holder.startedAt.getTime()) / MINUTE_MS;
  const [low, high] = holder.expectedMinutes;
  return high <= gone ? `${word}, longer than usual` : `${word}, ${formatEstimate([Math.max(0, low - gone), high - gone])} left`;
}
