import { type Blueprint, placementOf } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import type { ComponentCost } from "@zerolake/pricing";
import { type Cloud, cloudName, type Diagnostic } from "@zerolake/resources";
import type { Fit, PartCost, PartOnCloud } from "./comparison.ts";
import type { CloudLook, StandingPart } from "./look-at-cloud.ts";

/** What is compared, and the errors that say the same wherever the blueprint goes. */
export interface Comparing {
  readonly blueprint: Blueprint;
  /** Keys of errors that every compared cloud has. */
  readonly shared: ReadonlySet<string>;
}

/** A component as it looks on one cloud; `undefined` where it neither stands nor was decided away. */
export function partOnCloud(id: string, look: CloudLook, { blueprint, shared }: Comparing): PartOnCloud | undefined {
  const { cloud } = look.target;
  const standing = look.standing.get(id);
  if (!standing) return awayPart(id, cloud, blueprint);
  const findings = look.findingsOf.get(id) ?? [];
  const blockers = findings.filter(
    (finding) => finding.severity === "error" && finding.code !== NO_RECIPE && !shared.has(errorKey(finding)),
  );
  const cost = look.costs.get(id);
  return {
    cloud,
    fit: fitOf(standing),
    service: standing.recipe?.service ?? "",
    variant: standing.variant,
    because: standing.because,
    lost: lostBy(standing, cloud),
    resources: look.resources.filter(({ component }) => component === id).length,
    ...(standing.recipe ? { minutes: standing.recipe.minutes } : {}),
    ...(cost ? { cost: costOf(cost) } : {}),
    findings,
    blockers,
  };
}

/** The compiler's way to say that nothing creates a component: here it is the fit itself. */
const NO_RECIPE = "ZL-COMPILE-NO-RECIPE";

/** Two errors with one key say the same about the same place. */
export function errorKey({ code, target }: Diagnostic): string {
  return [code, target?.component, target?.edge, target?.setting].join(" ");
}

function awayPart(id: string, cloud: Cloud, blueprint: Blueprint): PartOnCloud | undefined {
  const standsOn = placementOf(blueprint, cloud, id);
  if (standsOn === undefined) return undefined;
  const lost = standsOn === "nowhere" ? "It is left out, by decision." : `It stays on ${cloudName(standsOn)}, by decision.`;
  return { cloud, fit: "none", standsOn, service: "", variant: "", because: "", lost: [lost], resources: 0, findings: [], blockers: [] };
}

function fitOf({ recipe }: StandingPart): Fit {
  if (!recipe) return "none";
  return recipe.gap === undefined ? "full" : "partial";
}

function lostBy({ kind, recipe, variant }: StandingPart, cloud: Cloud): readonly string[] {
  if (recipe) return recipe.gap === undefined ? [] : [recipe.gap];
  const known = findDefinition(kind)?.onCloud[cloud];
  const missing = `Zerolake has no recipe for it on ${cloudName(cloud)} yet${variant === "" ? "" : ` (${variant})`}.`;
  return [missing, ...(known ? [`There it would become: ${known.becomes}.`] : []), ...(known?.gap === undefined ? [] : [known.gap])];
}

function costOf({ monthlyUsd, free, unpriced }: ComponentCost): PartCost {
  return { monthlyUsd, ...(free === undefined ? {} : { free }), ...(unpriced === undefined ? {} : { unpriced }) };
}
