import type { HealthFacts, Threshold } from "./signal.ts";

type Limits = Pick<Threshold, "warn" | "bad" | "because">;

/** Ill from here on upwards. */
export function above(limits: Limits): () => Threshold {
  return () => ({ ...limits, illWhen: "above" });
}

/** Ill from here on downwards. */
export function below(limits: Limits): () => Threshold {
  return () => ({ ...limits, illWhen: "below" });
}

/** What the design wants at most is where a warning begins; three times as much is bad. Nothing is judged where the design wants nothing. */
export function designFigure(figure: string, because: string): (facts: HealthFacts) => Threshold | undefined {
  return ({ workload }) => {
    const wanted = workload[figure];
    return typeof wanted === "number" && wanted > 0 ? { warn: wanted, bad: 3 * wanted, illWhen: "above", because } : undefined;
  };
}

/** The first that has something to say. */
export function firstOf(
  ...choices: readonly ((facts: HealthFacts) => Threshold | undefined)[]
): (facts: HealthFacts) => Threshold | undefined {
  return (facts) => {
    for (const choice of choices) {
      const threshold = choice(facts);
      if (threshold) return threshold;
    }
    return undefined;
  };
}

/** Clouds publish counts some minutes late, so that nothing can be said of a shorter time. */
const ARRIVAL_SECONDS_MIN = 600;

/** What arrives should not be older than the rows may be, as far as that can be measured. */
export function arrivalFigure({ workload }: HealthFacts): Threshold | undefined {
  const wanted = workload["freshnessSecondsTarget"];
  if (typeof wanted !== "number" || wanted <= 0) return undefined;
  const warn = Math.max(wanted, ARRIVAL_SECONDS_MIN);
  const because =
    wanted < ARRIVAL_SECONDS_MIN
      ? "The design wants rows sooner than arrivals are published, which takes up to ten minutes."
      : "The design wants rows visible within this time.";
  return { warn, bad: 3 * warn, illWhen: "above", because };
}
