import { type ComponentCost, type DesignCost, designOf, priceDesign } from "@zerolake/pricing";
import { type Cloud, type Diagnostic, hasErrors } from "@zerolake/resources";
import { type Answer, type Command, oneArgument, renderDiagnostics } from "../command.ts";
import { judgedTarget } from "../compile-target.ts";
import { bookFrom } from "../price-list.ts";
import { readBlueprint } from "../read-blueprint.ts";

export const priceCommand: Command = {
  name: "price",
  usage: "price FILE --cloud C [--region R] [--tier T] [--prices FILE] [--json]",
  summary: "Says what a design costs a month on a cloud, and why.",
  flags: {
    cloud: { type: "string", help: "aws, azure or gcp" },
    region: { type: "string", help: "default: the region whose prices are listed" },
    tier: { type: "string", help: "prototype, standard or production; default: the blueprint's" },
    prices: { type: "string", help: "another list of prices, of the form of the built-in one" },
  },
  async run(arguments_, flags, world) {
    const parsed = await readBlueprint(oneArgument(priceCommand, arguments_), world);
    const book = await bookFrom(flags["prices"], world);
    if (!parsed.ok) return refused(parsed.error);
    if (!book.ok) return refused(book.error);
    const { blueprint, findings } = parsed.value;
    const region = flags["region"] ?? book.value.primaryRegions[flags["cloud"] as Cloud];
    const target = judgedTarget({ ...flags, region }, blueprint.tier);
    const cost = priceDesign(designOf(blueprint, target), book.value);
    return priced(cost, [...findings, ...cost.diagnostics]);
  },
};

function refused(diagnostics: readonly Diagnostic[]): Answer {
  return { exitCode: 1, text: renderDiagnostics(diagnostics), json: { target: null, cost: null, diagnostics } };
}

function priced(cost: DesignCost, diagnostics: readonly Diagnostic[]): Answer {
  return {
    exitCode: hasErrors(diagnostics) ? 1 : 0,
    text: [table(cost), summary(cost), renderDiagnostics(diagnostics)].filter(Boolean).join("\n\n"),
    json: publicCost(cost, diagnostics),
  };
}

/** The public form of a cost; documented in the README of this package and kept stable. Each price stands once. */
function publicCost({ diagnostics: _own, components, cloud, region, tier, ...totals }: DesignCost, diagnostics: readonly Diagnostic[]) {
  const prices = components.flatMap(({ lines }) => lines.flatMap((line) => line.prices));
  return {
    target: { cloud, region, tier },
    cost: {
      ...totals,
      components: components.map((component) => ({ ...component, lines: component.lines.map(({ prices: _prices, ...line }) => line) })),
    },
    prices: Object.fromEntries(prices.map((price) => [price.id, price])),
    diagnostics,
  };
}

const DRIVERS_SHOWN = 5;

function table({ components, monthlyUsd, isAtLeast }: DesignCost): string {
  const rows = components.map((component) => [
    component.component,
    component.variant === "" ? component.kind : `${component.kind}/${component.variant}`,
    amountOf(component),
  ]);
  const all = [...rows, ["total", isAtLeast ? "at least" : "", dollars(monthlyUsd)]];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all
    .map(
      ([id = "", what = "", usd = ""]) => `${id.padEnd(widths[0] ?? 0)}  ${what.padEnd(widths[1] ?? 0)}  ${usd.padStart(widths[2] ?? 0)}`,
    )
    .join("\n");
}

function amountOf({ monthlyUsd, free, unpriced }: ComponentCost): string {
  if (unpriced !== undefined) return monthlyUsd > 0 ? `at least ${dollars(monthlyUsd)}` : "no price";
  return free === undefined ? dollars(monthlyUsd) : "free";
}

function summary({ range, months, drivers, budget, snapshotDate, priceRegion }: DesignCost): string {
  const moves = drivers
    .slice(0, DRIVERS_SHOWN)
    .map(({ parameter, atLowUsd, atHighUsd }) => `${parameter} (${signed(atLowUsd)} / ${signed(atHighUsd)})`);
  return [
    `USD a month at list prices of ${priceRegion}, ${snapshotDate}.`,
    `Range: ${dollars(range.low)} to ${dollars(range.high)}. Month 1: ${dollars(months.month1)}, month 12: ${dollars(months.month12)}, full retention: ${dollars(months.fullRetention)}.`,
    ...(moves.length > 0 ? [`Moved most by: ${moves.join(", ")}.`] : []),
    ...(budget
      ? [`Budget: ${dollars(budget.monthlyUsd)}; ${Math.round(budget.expectedShare * 100)} % of it is expected to be spent.`]
      : []),
  ].join("\n");
}

function signed(usd: number): string {
  return usd < 0 ? `-${dollars(-usd)}` : `+${dollars(usd)}`;
}

function dollars(usd: number): string {
  return usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
