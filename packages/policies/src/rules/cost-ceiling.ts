import * as z from "zod";
import { defineRule, type MonthlyCost, violations } from "../rule.ts";

const USD_MAX = 100_000_000;

export const costCeiling = defineRule({
  title: "Cost ceiling",
  help: "What an environment costs a month, at list prices and the load that the design states. A plan that lowers the bill always passes.",
  settings: z.object({
    monthlyUsd: z.number("Give an amount.").min(0, "An amount is zero or more.").max(USD_MAX),
    counts: z.enum(["total", "added"]),
  }),
  defaults: { monthlyUsd: 5_000, counts: "total" },
  fields: [
    { name: "monthlyUsd", label: "Amount", input: "number", unit: "$ a month", min: 0 },
    {
      name: "counts",
      label: "Counts",
      input: "choice",
      options: [
        { value: "total", label: "The whole environment" },
        { value: "added", label: "What one plan adds" },
      ],
    },
  ],
  describe: ({ monthlyUsd, counts }) =>
    counts === "total" ? `${dollars(monthlyUsd)} a month` : `+${dollars(monthlyUsd)} a month in one plan`,
  needsCost: true,
  judge: ({ monthlyUsd, counts }, { cost }) => {
    if (!cost) {
      const message = "What this plan costs a month was not worked out when it was computed.";
      return violations({ message, addresses: [], remedy: "Plan again." });
    }
    if (cost.afterUsd < cost.beforeUsd) return violations();
    const counted = counts === "total" ? cost.afterUsd : cost.afterUsd - cost.beforeUsd;
    if (counted > monthlyUsd) return violations({ ...sentence(counts, cost, counted, monthlyUsd), addresses: [] });
    const message = "A part of the design has no price, so it costs at least what is shown and may cost more than the ceiling.";
    return { violations: [], notJudged: cost.isAtLeast ? [{ message, addresses: [] }] : [] };
  },
});

function sentence(counts: "total" | "added", { isAtLeast }: MonthlyCost, counted: number, ceiling: number) {
  const amount = `${isAtLeast ? "at least " : ""}${dollars(counted)}`;
  const message =
    counts === "total"
      ? `The environment would cost about ${amount} a month; the ceiling is ${dollars(ceiling)}.`
      : `The plan adds about ${amount} a month; the ceiling for one plan is ${dollars(ceiling)}.`;
  return { message, remedy: "Choose smaller sizes or less load in the design, or ask for a higher ceiling." };
}

function dollars(amount: number): string {
  return `$${Math.round(amount)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ",")}`;
}
