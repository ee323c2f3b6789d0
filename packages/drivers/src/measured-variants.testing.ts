import type { Blueprint } from "@zerolake/blueprint";
import type { CloudDriver } from "@zerolake/execution";
import { type HealthFacts, type Signal, signalsOf } from "@zerolake/health";
import type { RecordedResource } from "@zerolake/planner";

const FIGURES = { freshnessSecondsTarget: 600, latencyMsP95Target: 500, eventsPerSecond: 100 };
/** Longer than any window. */
const AGE_MINUTES = 2 * 24 * 60;

interface MeasuredCloud {
  readonly driver: CloudDriver;
  readonly account: string;
  age(minutes: number): Promise<unknown>;
}

/** Signals of what is recorded that no values came of, each with what was said instead; asked as the worker asks. */
export async function silentSignals(
  cloud: MeasuredCloud,
  recorded: readonly RecordedResource[],
  {
    blueprint,
    region,
    isMeant = () => true,
  }: { readonly blueprint: Blueprint; readonly region: string; readonly isMeant?: (signal: Signal) => boolean },
): Promise<readonly string[]> {
  await cloud.age(AGE_MINUTES);
  const signals = recorded
    .flatMap((resource) => {
      const settings = blueprint.components.find(({ id }) => id === resource.component)?.settings ?? {};
      const facts: HealthFacts = { region, account: cloud.account, settings, workload: FIGURES };
      return signalsOf(resource, facts);
    })
    .filter(isMeant);
  const answers = await cloud.driver.readMetrics(
    signals.map(({ question }) => question),
    { timeLimitMs: 20_000 },
  );
  return answers.flatMap((answer, index) =>
    "unavailable" in answer || answer.points.length === 0 ? [`${signals[index]?.id} ${JSON.stringify(answer)}`] : [],
  );
}
