import { type Plan, type PlanAction, type PlanStep, SYMBOL_OF_ACTION } from "@zerolake/planner";
import { byComponent } from "./by-component.ts";
import { showAfter, showValue } from "./plan-value.ts";

/** The word that a screen reader says for a plan symbol, and the status role that colours it. */
export const ACTION_LOOKS: Readonly<
  Record<PlanAction, { readonly word: string; readonly role: "success" | "warning" | "danger" | "replace" | "neutral" }>
> = {
  create: { word: "Add", role: "success" },
  update: { word: "Change", role: "warning" },
  replace: { word: "Replace", role: "replace" },
  destroy: { word: "Destroy", role: "danger" },
  adopt: { word: "Adopt", role: "success" },
  read: { word: "Look up", role: "neutral" },
  none: { word: "Unchanged", role: "neutral" },
  deferred: { word: "Later", role: "neutral" },
};

export function symbolOf(action: PlanAction): string {
  return SYMBOL_OF_ACTION[action];
}

/** Steps of one component, in the order of the plan. */
export interface PlanGroup {
  readonly component: string;
  readonly service: string;
  readonly steps: readonly PlanStep[];
  /** The gravest action inside. */
  readonly action: PlanAction;
}

export interface PlanFilter {
  readonly isUnchangedShown: boolean;
  readonly isOnlyRisky: boolean;
  /** One action only; every one otherwise. */
  readonly action: PlanAction | null;
  /** Part of an address, a type or a component's title, in any case; empty finds everything. */
  readonly text: string;
}

export const EVERYTHING_THAT_CHANGES: PlanFilter = { isUnchangedShown: false, isOnlyRisky: false, action: null, text: "" };

interface Described {
  readonly component: string;
  readonly title: string;
  readonly service: string;
}

/**
 * Groups by component in the plan's own order (replace, destroy, change, add …), so the gravest component comes first.
 * Nothing is dropped: every step of the plan that the filter lets through is in exactly one group.
 */
export function groupSteps(plan: Plan, components: readonly Described[], filter: PlanFilter): readonly PlanGroup[] {
  const described = new Map(components.map((component) => [component.component, component]));
  const wanted = filter.text.trim().toLowerCase();
  const isFound = ({ address, type, component }: PlanStep) =>
    wanted === "" || `${address} ${type} ${described.get(component)?.title ?? ""}`.toLowerCase().includes(wanted);
  const shown = plan.steps.filter((candidate) => isShown(candidate, filter) && isFound(candidate));
  return [...byComponent(shown)].map(([component, steps]) => ({
    component,
    service: described.get(component)?.service ?? "",
    steps,
    action: steps[0]?.action ?? "none",
  }));
}

/** Resources that cannot exist before data or a model does: listed apart, never counted as changes. */
export function deferredSteps(plan: Plan): readonly PlanStep[] {
  return plan.steps.filter((step) => step.action === "deferred");
}

function isShown(step: PlanStep, filter: PlanFilter): boolean {
  if (step.action === "deferred" || (filter.action !== null && step.action !== filter.action)) return false;
  if (filter.isOnlyRisky) return step.risk !== "none" || step.action === "destroy" || step.action === "replace";
  return filter.isUnchangedShown || step.action !== "none";
}

/** A component of which the plan would lose data. */
export interface DataAtRisk {
  readonly component: string;
  readonly steps: readonly PlanStep[];
}

/** The actions that a plan takes, the gravest first, with how often. */
export function actionsOf(plan: Plan): readonly { readonly action: PlanAction; readonly count: number }[] {
  const counts = new Map<PlanAction, number>();
  for (const { action } of plan.steps) if (action !== "none" && action !== "deferred") counts.set(action, (counts.get(action) ?? 0) + 1);
  return [...counts].map(([action, count]) => ({ action, count }));
}

/** What the plan would lose, by component: each wants its name typed. */
export function dataAtRisk(plan: Plan): readonly DataAtRisk[] {
  const losing = plan.steps.filter(({ risk }) => risk === "dataLoss");
  return [...byComponent(losing)].map(([component, steps]) => ({ component, steps }));
}

/** "A", "A and B", "A, B and 3 more": at most three of them by name. */
export function namesInWords(names: readonly string[]): string {
  const shown = names.length > NAMED_MAX + 1 ? [...names.slice(0, NAMED_MAX), `${names.length - NAMED_MAX} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const NAMED_MAX = 3;

/** Nothing but missing consents stands in the way of the plan. */
export function needsOnlyConsents(plan: Plan): boolean {
  const errors = plan.diagnostics.filter(({ severity }) => severity === "error");
  return errors.length > 0 && errors.every(({ code }) => code === "ZL-PLAN-DATA-LOSS");
}

/** True once the name of every component has been typed exactly. */
export function isAllTyped(atRisk: readonly DataAtRisk[], typed: Readonly<Record<string, string>>): boolean {
  return atRisk.every(({ component }) => typed[component]?.trim() === component);
}

/** How many resources of each type a plan touches, most first. */
export function countsByType(plan: Plan): readonly { readonly type: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { type, action } of plan.steps) if (action !== "none" && action !== "deferred") counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, count]) => ({ type, count }))
    .toSorted((left, right) => right.count - left.count || (left.type < right.type ? -1 : 1));
}

/** `stream.stream["clicks"]` → `stream["clicks"]`: the component stands in the heading. */
export function resourceName(step: Pick<PlanStep, "address" | "component">): string {
  return step.address.startsWith(`${step.component}.`) ? step.address.slice(step.component.length + 1) : step.address;
}

/** The one change that matters, a forced replacement before everything else; of something new, its name. */
export function headlineOf(step: PlanStep): { readonly text: string; readonly isForcing: boolean } {
  if (step.action === "create" || step.action === "adopt") return { text: nameOf(step) ?? "", isForcing: false };
  if (step.action === "destroy") return { text: step.prior?.identifier ?? step.because, isForcing: false };
  const forcing = step.changes.find((change) => change.forcesReplacement);
  const main = forcing ?? step.changes[0];
  if (!main || (step.action !== "update" && step.action !== "replace")) return { text: step.because, isForcing: false };
  const values = main.before === undefined ? showAfter(main) : `${showValue(main, main.before)} → ${showAfter(main)}`;
  const more = step.changes.length - 1;
  return { text: `${main.path}: ${values}${more > 0 ? ` and ${more} more` : ""}`, isForcing: forcing !== undefined };
}

const NAME_PATH = /^(?:[A-Za-z]*Name|Name|Path|Alias)$/u;

/** The name that the cloud will know it by, when it is given beforehand. */
function nameOf({ changes }: PlanStep): string | undefined {
  const named = changes.find(({ path, after, isSensitive }) => NAME_PATH.test(path) && typeof after === "string" && !isSensitive);
  return typeof named?.after === "string" ? named.after : undefined;
}

/** Words of the planner as a sentence of their own. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/u.test(trimmed) ? "" : "."}`;
}
