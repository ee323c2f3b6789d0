import type { PlanStep } from "@zerolake/planner";
import * as z from "zod";
import { defineRule } from "../rule.ts";

export const dataDestruction = defineRule({
  title: "Destruction of data",
  help: "A plan destroys nothing that holds data. Who plans it types the names of what is lost all the same.",
  settings: z.object({ counts: z.enum(["all", "destroy"]) }),
  defaults: { counts: "all" },
  fields: [
    {
      name: "counts",
      label: "Counts",
      input: "choice",
      options: [
        { value: "all", label: "Destroyed and replaced" },
        { value: "destroy", label: "Destroyed only" },
      ],
    },
  ],
  describe: ({ counts }) => (counts === "all" ? "Destroyed and replaced" : "Destroyed only"),
  judge: ({ counts }, { plan }) => {
    const lost = plan.steps.filter(({ risk }) => risk === "dataLoss");
    const of = (action: PlanStep["action"]) => lost.filter((step) => step.action === action).map(({ address }) => address);
    const [destroyed, replaced] = [of("destroy"), counts === "all" ? of("replace") : []];
    return {
      violations: [
        ...said(destroyed, "Would be destroyed with the data that it holds.", "Keep the component in the design, or keep its data."),
        ...said(
          replaced,
          "Would be replaced by an empty one; the data that it holds goes.",
          "Take back the change that forces a replacement.",
        ),
      ],
      notJudged: [],
    };
  },
});

function said(addresses: readonly string[], message: string, remedy: string) {
  return addresses.length === 0 ? [] : [{ message, addresses, remedy }];
}
