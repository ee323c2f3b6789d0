import type { Advice, TableFormat, WhyNot } from "../advice.ts";
import { POINTS } from "./points.ts";
import { REASONS_AGAINST } from "./reasons-against.ts";
import type { TableSituation } from "./situation.ts";

/** Why a format cannot be used at all, by the rule that would refuse it. */
export interface Exclusion {
  /** Code of the rule, e.g. `ZL-FMT-010`. */
  readonly rule: string;
  readonly says: string;
}

/** Asks whether a rule refuses a format; whoever knows the rules answers. */
export type FindExclusion = (format: TableFormat) => Exclusion | undefined;

export interface FormatAdvice extends Advice<TableFormat> {
  readonly scores: Readonly<Record<TableFormat, number>>;
}

/** Ties go to the earlier one. */
const ORDER: readonly TableFormat[] = ["iceberg", "delta", "hudi"];

/**
 * The open table format that fits: points for and against are added, the highest wins, and a winner that a rule refuses
 * makes way for the next. When all are refused the highest stays, and the checks of the design say what is wrong with it.
 */
export function adviseTableFormat(situation: TableSituation, findExclusion: FindExclusion = () => undefined): FormatAdvice {
  const counted = POINTS.filter(({ when }) => when(situation));
  const scores = { iceberg: 0, delta: 0, hudi: 0 };
  for (const { format, points } of counted) scores[format] += points;
  const ranking = [...ORDER].sort((left, right) => scores[right] - scores[left] || ORDER.indexOf(left) - ORDER.indexOf(right));
  const exclusions = new Map<TableFormat, Exclusion>();
  const choice = ranking.find((format) => isAllowed(format, findExclusion, exclusions)) ?? ranking[0] ?? "iceberg";
  const passedOver = ranking.slice(0, ranking.indexOf(choice)).flatMap((format) => excludedText(format, exclusions.get(format)));
  const points = counted.map(({ format, points, because }) => `${points > 0 ? "+" : ""}${points} ${format}: ${because}`);
  const whyNot = ORDER.filter((format) => format !== choice).map((format) => against(format, situation, exclusions.get(format)));
  return { choice, scores, because: [...points, ...passedOver], whyNot };
}

/** Notes the rule that refuses it. Formats behind the winner are not asked about. */
function isAllowed(format: TableFormat, findExclusion: FindExclusion, noted: Map<TableFormat, Exclusion>): boolean {
  const exclusion = findExclusion(format);
  if (exclusion) noted.set(format, exclusion);
  return exclusion === undefined;
}

function excludedText(format: TableFormat, exclusion: Exclusion | undefined): readonly string[] {
  return exclusion ? [`${format} is ruled out: ${exclusion.says} (${exclusion.rule})`] : [];
}

function against(format: TableFormat, situation: TableSituation, exclusion: Exclusion | undefined): WhyNot<TableFormat> {
  if (exclusion) return { option: format, because: `${exclusion.says} (${exclusion.rule})` };
  const reason = REASONS_AGAINST[format].find(({ when }) => when(situation));
  return { option: format, because: reason?.because ?? "" };
}
