import { wholeDollars } from "@zerolake/pricing";
import { type Cloud, cloudName, type Diagnostic, hasErrors } from "@zerolake/resources";
import { type CloudComparison, type ComparedCloud, type ComparedRow, compareClouds, type PartOnCloud } from "@zerolake/retarget";
import { type Answer, type Command, oneArgument, renderDiagnostics, UsageError, type World } from "../command.ts";
import { judgedTarget } from "../compile-target.ts";
import { bookFrom } from "../price-list.ts";
import { readBlueprint } from "../read-blueprint.ts";

const ALL_CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];
const COMPARED_MIN = 2;

export const retargetCommand: Command = {
  name: "retarget",
  usage: "retarget FILE [--clouds aws,azure,gcp] [--tier T] [--prices FILE] [--json]",
  summary: "Sets a design on several clouds side by side: services, what is lost, resources, time, cost, and which fits best.",
  flags: {
    clouds: { type: "string", help: "two or three, the first is where it comes from; default: aws,azure,gcp" },
    tier: { type: "string", help: "prototype, standard or production; default: the blueprint's" },
    prices: { type: "string", help: "another list of prices, of the form of the built-in one" },
  },
  async run(arguments_, flags, world: World) {
    const clouds = cloudsFrom(flags["clouds"]);
    const parsed = await readBlueprint(oneArgument(retargetCommand, arguments_), world);
    const book = await bookFrom(flags["prices"], world);
    if (!parsed.ok) return refused(parsed.error);
    if (!book.ok) return refused(book.error);
    const { blueprint, findings } = parsed.value;
    const targets = clouds.map((cloud) =>
      judgedTarget({ ...(flags["tier"] === undefined ? {} : { tier: flags["tier"] }), cloud }, blueprint.tier),
    );
    return compared(compareClouds({ blueprint, targets, book: book.value, today: world.today }), findings);
  },
};

function cloudsFrom(text: string | boolean | undefined): readonly Cloud[] {
  if (typeof text !== "string") return ALL_CLOUDS;
  const clouds = text.split(",").map((name) => ALL_CLOUDS.find((cloud) => cloud === name.trim()));
  const known = clouds.filter((cloud) => cloud !== undefined);
  if (known.length === clouds.length && new Set(known).size === clouds.length && clouds.length >= COMPARED_MIN) return known;
  throw new UsageError(`--clouds must be two or three of ${ALL_CLOUDS.join(",")}.`);
}

function refused(diagnostics: readonly Diagnostic[]): Answer {
  const json = { clouds: [], rows: [], bestFit: null, diagnostics };
  return { exitCode: 1, text: renderDiagnostics(diagnostics), json };
}

/** Errors are those of the drawing itself; what only one cloud cannot do is a gap, which is an answer and no failure. */
function compared(comparison: CloudComparison, findings: readonly Diagnostic[]): Answer {
  return {
    exitCode: hasErrors(findings) ? 1 : 0,
    text: [
      ...comparison.clouds.map((cloud) => summaryOf(cloud, comparison)),
      tableOf(comparison),
      bestFitOf(comparison),
      renderDiagnostics(findings),
    ]
      .filter(Boolean)
      .join("\n\n"),
    json: publicComparison(comparison, findings),
  };
}

/** The public form; documented in the README of this package and kept stable. */
function publicComparison({ clouds, rows, bestFit }: CloudComparison, diagnostics: readonly Diagnostic[]) {
  return {
    clouds: clouds.map(({ target, ...cloud }) => ({ ...cloud, region: target.region, tier: target.tier })),
    rows,
    bestFit,
    diagnostics,
  };
}

function summaryOf(
  { cloud, target, range, isAtLeast, resources, minutes, counts, undecided, elsewhereUsd }: ComparedCloud,
  { rows }: CloudComparison,
): string {
  const titles = new Map(rows.map(({ component, title }) => [component, title]));
  const amount = `${isAtLeast ? "at least " : ""}${wholeDollars(range.expected)} a month (${wholeDollars(range.low)} to ${wholeDollars(range.high)})`;
  return [
    `${cloudName(cloud)}, ${target.region}, ${target.tier}: ${amount}, ${resources} resources, ready in about ${minutes[0]} to ${minutes[1]} minutes`,
    `  ${counts.full} fit, ${counts.partial} lose something, ${counts.none} have no service; ${counts.error} errors, ${counts.warning} warnings`,
    ...(elsewhereUsd > 0 ? [`  ${wholeDollars(elsewhereUsd)} a month more for what stays elsewhere`] : []),
    ...(undecided.length > 0 ? [`  To decide: ${undecided.map((id) => titles.get(id) ?? id).join(", ")}`] : []),
  ].join("\n");
}

function tableOf({ clouds, rows }: CloudComparison): string {
  return rows
    .map((row) => {
      const lines = clouds.map(({ cloud }) => `  ${cloud.padEnd(5)}  ${cellOf(row.parts[cloud])}`);
      return [`${markOf(row)} ${row.title} (${row.component})`, ...lines].join("\n");
    })
    .join("\n");
}

function markOf({ verdict }: ComparedRow): string {
  return { gap: "GAP    ", differs: "differs", same: "same   " }[verdict];
}

function cellOf(part: PartOnCloud | undefined): string {
  if (!part) return "not needed";
  const service = part.service === "" ? "none" : `${part.service} (${part.variant})`;
  const blockers = part.blockers.map(({ message }) => message);
  return [service, ...(part.cost ? [amountOf(part.cost)] : []), ...part.lost, ...blockers].join(" – ");
}

function amountOf({ monthlyUsd, free, unpriced }: NonNullable<PartOnCloud["cost"]>): string {
  if (unpriced !== undefined) return monthlyUsd > 0 ? `at least ${wholeDollars(monthlyUsd)}` : "no price";
  return free === undefined ? wholeDollars(monthlyUsd) : "free";
}

function bestFitOf({ bestFit }: CloudComparison): string {
  const others = bestFit.whyNot.map(({ cloud, because }) => `Why not ${cloudName(cloud)}: ${because}`);
  return [`Best fit: ${cloudName(bestFit.cloud)}. ${bestFit.because.join(" ")}`, ...others].join("\n");
}
