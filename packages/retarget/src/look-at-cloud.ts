import { type Blueprint, type Settings, validate } from "@zerolake/blueprint";
import { type Compilation, compile, deployedDesign, findLowering, type Lowering, listLowerings, resolveDesign } from "@zerolake/compiler";
import { joinFindings, lint } from "@zerolake/linter";
import { type ComponentCost, type DesignCost, designOf, type PriceBook, priceDesign } from "@zerolake/pricing";
import type { DesiredResource, Diagnostic, Target } from "@zerolake/resources";

/** A component as it stands on one cloud, whether a recipe creates it or not. */
export interface StandingPart {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly variant: string;
  /** Effective settings. */
  readonly settings: Settings;
  readonly recipe: Lowering | undefined;
  readonly because: string;
}

/** Everything that is known about a blueprint on one target. */
export interface CloudLook {
  readonly target: Target;
  /** Drawn and attached, by id. */
  readonly standing: ReadonlyMap<string, StandingPart>;
  readonly resources: readonly DesiredResource[];
  readonly cost: DesignCost;
  readonly costs: ReadonlyMap<string, ComponentCost>;
  readonly findings: readonly Diagnostic[];
  readonly findingsOf: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** What is looked at, with the prices and the day that hold. */
interface Looking {
  readonly blueprint: Blueprint;
  readonly book?: PriceBook;
  readonly today?: string;
}

/** Compiles, checks and prices a blueprint on one target. */
export function lookAtCloud(target: Target, { blueprint, book, today }: Looking): CloudLook {
  const compiled = compileOrSay(blueprint, target);
  const cost = priceDesign(designOf(blueprint, target), book);
  const checked = joinFindings(
    [...validate(blueprint), ...compiled.diagnostics],
    lint(blueprint, target, today === undefined ? {} : { today }).findings,
  );
  const findings = [...checked, ...cost.diagnostics];
  return {
    target,
    standing: standingParts(blueprint, target),
    resources: compiled.resources,
    cost,
    costs: new Map(cost.components.map((part) => [part.component, part])),
    findings,
    findingsOf: groupByComponent(findings, blueprint),
  };
}

/** The compiler may assume a blueprint that validates; a draft may not, and then the rest is compared all the same. */
function compileOrSay(blueprint: Blueprint, target: Target): Pick<Compilation, "resources" | "diagnostics"> {
  try {
    return compile(blueprint, target);
  } catch {
    const message = "What is created cannot be worked out while the drawing has errors: resources and times are missing.";
    return {
      resources: [],
      diagnostics: [{ severity: "error", code: "ZL-RETARGET-INCOMPLETE", message, hint: "Fix the errors in the designer." }],
    };
  }
}

function standingParts(blueprint: Blueprint, target: Target): ReadonlyMap<string, StandingPart> {
  const { resolutions } = resolveDesign(blueprint, target);
  const attachable = new Map(listLowerings(target.cloud).map((lowering) => [lowering.kind, lowering]));
  return new Map(
    deployedDesign(blueprint, target).components.map(({ component: { id, kind, title, settings }, variant = "" }) => {
      const resolution = resolutions.get(id);
      const recipe = findLowering(target.cloud, kind, variant) ?? (resolution ? undefined : attachable.get(kind));
      const because = resolution?.because ?? "other parts need it";
      return [id, { id, kind, title, variant, settings, recipe, because }];
    }),
  );
}

/** A finding about a connection belongs to the component that it feeds. */
function groupByComponent(findings: readonly Diagnostic[], { edges }: Blueprint): ReadonlyMap<string, readonly Diagnostic[]> {
  const fed = new Map(edges.map(({ id, to }) => [id, to.component]));
  const groups = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const component = finding.target?.component ?? fed.get(finding.target?.edge ?? "");
    if (component === undefined) continue;
    const group = groups.get(component);
    if (group) group.push(finding);
    else groups.set(component, [finding]);
  }
  return groups;
}
