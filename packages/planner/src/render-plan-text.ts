import { canonicalJson, isJoin, isKnown, isList, isMap, isReference, isSecret, type Value } from "@zerolake/resources";
import type { LeftOut, Plan, PlanAction, PlanStep, PropertyChange } from "./plan.ts";
import { isEmptyPlan } from "./totals.ts";

/** Of what a targeted plan leaves out; the rest is counted. */
const LEFT_OUT_NAMED_MAX = 10;

export interface RenderOptions {
  /** Also list what does not change. Default: only its number. */
  readonly showUnchanged?: boolean;
}

/** The usual symbols; nothing depends on colour. */
export const SYMBOL_OF_ACTION: Readonly<Record<PlanAction, string>> = {
  create: "+",
  update: "~",
  replace: "-/+",
  destroy: "-",
  adopt: "=",
  read: "<=",
  deferred: "…",
  none: " ",
};

/** The plan as people of the field read it; the last line is always `Plan: X to add, Y to change, Z to destroy`. */
export function renderPlanText(plan: Plan, options: RenderOptions = {}): string {
  const shown = plan.steps.filter((step) => step.action !== "none" || options.showUnchanged);
  return [
    ...shown.flatMap(renderStep),
    ...plan.kept.map((kept) => `    ${kept.address} is kept: ${kept.reason}`),
    ...plan.diagnostics.map(
      (finding) => `${finding.severity}: ${finding.message} [${finding.code}]${finding.hint ? ` ${finding.hint}` : ""}`,
    ),
    ...(isEmptyPlan(plan) ? [plan.leftOut ? "Nothing to change in the chosen parts." : "Nothing to change."] : []),
    ...(plan.totals.unchanged > 0 && !options.showUnchanged ? [`${plan.totals.unchanged} unchanged (hidden)`] : []),
    ...(plan.leftOut ? [`${plan.leftOut.length} not in this plan: ${namesOf(plan.leftOut)}`] : []),
    totalsLine(plan),
    "",
  ].join("\n");
}

function namesOf(leftOut: readonly LeftOut[]): string {
  const named = leftOut.slice(0, LEFT_OUT_NAMED_MAX).map(({ address, action }) => `${address} (${action})`);
  const more = leftOut.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}

/** A replacement counts as one to add and one to destroy. */
export function totalsLine({ totals }: Pick<Plan, "totals">): string {
  return `Plan: ${totals.create + totals.replace} to add, ${totals.update} to change, ${totals.destroy + totals.replace} to destroy`;
}

function renderStep(step: PlanStep): string[] {
  const order = step.replaceOrder === "createFirst" ? ", the new one first" : "";
  return [
    `${SYMBOL_OF_ACTION[step.action].padStart(3)} ${step.address} (${step.type})  ${step.because}${order}`,
    ...(step.risk === "dataLoss" ? ["        ! what it holds is lost"] : []),
    ...step.changes.map(renderChange),
  ];
}

function renderChange(change: PropertyChange): string {
  const symbol = change.before === undefined && !change.isSensitive ? "+" : change.after === undefined && !change.isSensitive ? "-" : "~";
  return `      ${symbol} ${change.path} = ${renderValues(change)}${change.forcesReplacement ? "  # forces replacement" : ""}`;
}

function renderValues({ before, after, isSensitive }: PropertyChange): string {
  if (isSensitive) return "(hidden)";
  if (before === undefined) return renderValue(after);
  return `${renderValue(before)} -> ${after === undefined ? "(removed)" : renderValue(after)}`;
}

function renderValue(value: Value | undefined): string {
  if (value === undefined) return "(none)";
  if (isReference(value) || (isJoin(value) && !isKnown(value))) return "(known after apply)";
  if (isMap(value) && isSecret(value)) return "(hidden)";
  if (isList(value)) return `[${value.map(renderValue).join(", ")}]`;
  if (isMap(value) && !isKnown(value))
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}: ${renderValue(item)}`)
      .join(", ")}}`;
  return canonicalJson(value);
}
