import type { PlanStep } from "@zerolake/planner";
import * as z from "zod";
import { countGpus } from "../gpus/count-gpus.ts";
import { madeBy } from "../made-steps.ts";
import { defineRule } from "../rule.ts";

const GPUS_MAX = 100_000;

export const gpuCeiling = defineRule({
  title: "GPU ceiling",
  help: "GPUs of the whole environment, at the most its machines scale to. Jobs that come and go are named, not counted.",
  settings: z.object({ gpus: z.int("Give a whole number.").min(0, "A number is zero or more.").max(GPUS_MAX) }),
  defaults: { gpus: 8 },
  fields: [{ name: "gpus", label: "GPUs at most", input: "number", unit: "GPUs", min: 0 }],
  describe: ({ gpus }) => (gpus === 1 ? "1 GPU" : `${gpus} GPUs`),
  judge: ({ gpus: ceiling }, { plan }) => {
    const after = plan.steps.flatMap(({ desired }) => (desired ? [desired] : []));
    const counted = after.map((resource) => ({ resource, gpus: countGpus(resource) }));
    const sum = total(counted.map(({ gpus }) => gpus));
    const before = total(plan.steps.map(({ prior }: PlanStep) => (prior ? countGpus(prior) : 0)));
    const having = counted.filter(({ gpus }) => (gpus ?? 0) > 0).map(({ resource }) => resource.address);
    const made = new Set(madeBy(plan).map(({ address }) => address));
    const unknown = counted.filter(({ gpus, resource }) => gpus === undefined && made.has(resource.address));
    const message = `The environment would have up to ${sum} GPUs; the ceiling is ${ceiling}.`;
    const remedy = "Choose fewer or smaller machines for the components named, or ask for a higher ceiling.";
    return {
      violations: sum > ceiling && sum > before ? [{ message, addresses: having, remedy }] : [],
      notJudged:
        unknown.length === 0
          ? []
          : [
              {
                message: "Names machines with GPUs whose number this rule cannot tell.",
                addresses: unknown.map(({ resource }) => resource.address),
              },
            ],
    };
  },
});

function total(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
