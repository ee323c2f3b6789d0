import type { Blueprint } from "@zerolake/blueprint";
import type { PriceBook } from "@zerolake/pricing";
import type { Cloud, Target } from "@zerolake/resources";
import { bestFitOf } from "./best-fit.ts";
import type { CloudComparison, ComparedCloud, ComparedRow, PartOnCloud, Verdict } from "./comparison.ts";
import { type CloudLook, lookAtCloud } from "./look-at-cloud.ts";
import { minutesToReady } from "./minutes-to-ready.ts";
import { type Comparing, errorKey, partOnCloud } from "./part-on-cloud.ts";
import { settingsOnClouds } from "./settings-on-clouds.ts";

/** What is compared: a blueprint on targets of different clouds, with the prices to use where not the built-in ones. */
export interface ComparisonQuestion {
  readonly blueprint: Blueprint;
  readonly targets: readonly Target[];
  readonly book?: PriceBook;
  /** The day in UTC, for findings that are ignored until a date; without it these are not ignored. */
  readonly today?: string;
}

/**
 * A blueprint side by side on several clouds. Deterministic. Honest about what nothing creates yet: that has the fit `none`
 * and needs a decision. Swapping two targets swaps their columns and changes no verdict.
 */
export function compareClouds(question: ComparisonQuestion): CloudComparison {
  const { blueprint, targets } = question;
  const looks = targets.map((target) => lookAtCloud(target, question));
  const comparing = { blueprint, shared: sharedErrors(looks) };
  const rows = rowsOf(looks, comparing);
  const clouds = looks.map((look) => summaryOf(look, rows, looks));
  return { clouds, rows, bestFit: bestFitOf(clouds, rows) };
}

/** Errors that every cloud has are errors of the drawing; they say nothing about a cloud. */
function sharedErrors([first, ...others]: readonly CloudLook[]): ReadonlySet<string> {
  const elsewhere = others.map((look) => new Set(errorsOf(look)));
  return new Set(first ? errorsOf(first).filter((key) => elsewhere.every((keys) => keys.has(key))) : []);
}

function errorsOf({ findings }: CloudLook): readonly string[] {
  return findings.flatMap((finding) => (finding.severity === "error" ? [errorKey(finding)] : []));
}

function rowsOf(looks: readonly CloudLook[], comparing: Comparing): readonly ComparedRow[] {
  const drawn = new Map(comparing.blueprint.components.map((component) => [component.id, component]));
  const attached = new Map(
    looks.flatMap(({ standing }) => [...standing.values()].filter(({ id }) => !drawn.has(id)).map((part) => [part.id, part] as const)),
  );
  return [...drawn.values(), ...attached.values()].map(({ id, kind, title }): ComparedRow => {
    const parts = looks.flatMap((look) => partOnCloud(id, look, comparing) ?? []);
    const settings = settingsOnClouds({ id, kind, drawn: drawn.get(id)?.settings ?? {} }, looks);
    const row = { component: id, kind, title, isAttached: !drawn.has(id), settings };
    return { ...row, verdict: verdictOf(parts, settings), parts: Object.fromEntries(parts.map((part) => [part.cloud, part])) };
  });
}

function verdictOf(parts: readonly PartOnCloud[], settings: ComparedRow["settings"]): Verdict {
  if (parts.some(isUndecided)) return "gap";
  const isLess = parts.some(({ fit }) => fit !== "full");
  const warned = new Set(parts.map(({ findings }) => warningCodes(findings)));
  return isLess || warned.size > 1 || settings.some(({ isDifferent }) => isDifferent) ? "differs" : "same";
}

/** Nothing creates it, or it cannot work as drawn, and nobody has decided what to do about that. */
function isUndecided({ fit, standsOn, blockers }: PartOnCloud): boolean {
  return standsOn === undefined && (fit === "none" || blockers.length > 0);
}

/** Prices differ everywhere and have a column of their own. */
function warningCodes(findings: PartOnCloud["findings"]): string {
  const codes = findings.filter(({ severity, code }) => severity !== "info" && !code.startsWith("ZL-COST-")).map(({ code }) => code);
  return [...new Set(codes)].sort().join(" ");
}

function summaryOf(look: CloudLook, rows: readonly ComparedRow[], looks: readonly CloudLook[]): ComparedCloud {
  const { target, cost, resources, findings } = look;
  const drawnRows = rows.filter(({ isAttached }) => !isAttached);
  const drawn = drawnRows.flatMap(({ parts }) => parts[target.cloud] ?? []);
  const counted = (fit: PartOnCloud["fit"]) => drawn.filter((part) => part.fit === fit).length;
  const found = (severity: "error" | "warning") => findings.filter((finding) => finding.severity === severity).length;
  const elsewhere = elsewhereUsd(target.cloud, rows, looks);
  return {
    cloud: target.cloud,
    target,
    range: cost.range,
    isAtLeast: cost.isAtLeast,
    priceRegion: cost.priceRegion,
    priceDate: cost.snapshotDate,
    elsewhereUsd: elsewhere,
    totalUsd: Math.round((cost.range.expected + elsewhere) * 100) / 100,
    resources: resources.length,
    minutes: minutesToReady(resources),
    counts: { full: counted("full"), partial: counted("partial"), none: counted("none"), error: found("error"), warning: found("warning") },
    lostHereAlone: drawnRows.flatMap(({ component, parts }) => (isLostAlone(target.cloud, Object.values(parts)) ? [component] : [])),
    undecided: rows.flatMap(({ component, parts }) => {
      const part = parts[target.cloud];
      return part && isUndecided(part) ? [component] : [];
    }),
    findings,
  };
}

function isLostAlone(cloud: Cloud, parts: readonly PartOnCloud[]): boolean {
  return parts.some((part) => part.cloud === cloud && part.fit === "partial") && parts.some(({ fit }) => fit === "full");
}

/** A part that stays on another of the compared clouds goes on costing there. */
function elsewhereUsd(cloud: Cloud, rows: readonly ComparedRow[], looks: readonly CloudLook[]): number {
  const cents = rows.map(({ component, parts }) => {
    const standsOn = parts[cloud]?.standsOn;
    const there = looks.find(({ target }) => target.cloud === standsOn);
    return Math.round((there?.costs.get(component)?.monthlyUsd ?? 0) * 100);
  });
  return cents.reduce((sum, own) => sum + own, 0) / 100;
}
