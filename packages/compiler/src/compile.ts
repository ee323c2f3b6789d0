import { type Blueprint, standingOn } from "@zerolake/blueprint";
import type { DesiredResource, Diagnostic, PropertyMap, Target } from "@zerolake/resources";
import { checkRegion } from "./lower/aws/check-region.ts";
import { enableServices } from "./lower/gcp/enable-services.ts";
import { PROJECT_SERVICES } from "./lower/gcp/project.ts";
import { awayFindings } from "./passes/away-findings.ts";
import { checkEdges } from "./passes/check-edges.ts";
import { deferDependants } from "./passes/defer-dependants.ts";
import { type EdgeGrant, lowerParts } from "./passes/lower-parts.ts";
import { orderByName } from "./passes/order-by-name.ts";
import { prune } from "./passes/prune.ts";
import { type Environment, resolveEnvironment } from "./passes/resolve-environment.ts";
import { verify } from "./passes/verify.ts";

/** What a component became, for the inspector, the retarget view and the run page. */
export interface CompiledComponent {
  readonly component: string;
  readonly kind: string;
  readonly title: string;
  readonly variant: string;
  readonly service: string;
  readonly because: string;
  readonly gap?: string;
  /** In which order its readers get what it gives out; streams say so. */
  readonly order?: string;
  /** True when nobody drew it. */
  readonly isAttached: boolean;
  readonly expectedMinutes: readonly [number, number];
  /** Names and addresses that it offers, by port; the outputs page resolves their references after an apply. */
  readonly outputs: Readonly<Record<string, PropertyMap>>;
}

export interface Compilation {
  readonly target: Target;
  readonly components: readonly CompiledComponent[];
  /** Dependencies first. */
  readonly resources: readonly DesiredResource[];
  /** What each edge allows whom, for those who show it; it stands in the resources already. */
  readonly grants: readonly EdgeGrant[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns a blueprint into the resources of one cloud. Deterministic: same input, same bytes. Expects a blueprint that
 * validates; what it cannot create is a diagnostic of severity error, and the rest is compiled all the same.
 */
export function compile(drawing: Blueprint, target: Target): Compilation {
  const blueprint = standingOn(drawing, target.cloud);
  const environment = resolveEnvironment(blueprint, withTags(target, blueprint));
  const refused = checkEdges(environment);
  const lowered = lowerParts(environment);
  const verified = verify(orderByName(prune(withServices(lowered.resources, environment))));
  const titles = new Map([...environment.parts.values()].map(({ part }) => [part.component.id, part.component.title]));
  const regional = target.cloud === "aws" ? checkRegion(verified.resources, titles, target) : [];
  return {
    target,
    components: describeComponents(blueprint, environment),
    resources: deferDependants(verified.resources),
    grants: lowered.grants,
    diagnostics: [
      ...awayFindings(drawing, target.cloud),
      ...environment.diagnostics,
      ...refused,
      ...lowered.diagnostics,
      ...verified.diagnostics,
      ...regional,
    ],
  };
}

function withTags(target: Target, { policies: { tags } }: Blueprint): Target {
  return tags ? { ...target, tags } : target;
}

/** Google's services are off until somebody enables them. */
function withServices(resources: readonly DesiredResource[], environment: Environment): readonly DesiredResource[] {
  const services = [...environment.parts.values()].find(({ part }) => part.component.kind === PROJECT_SERVICES);
  return services ? enableServices(resources, services.part) : resources;
}

function describeComponents(blueprint: Blueprint, environment: Environment): CompiledComponent[] {
  const drawn = new Set(blueprint.components.map((component) => component.id));
  return [...environment.parts.values()].map(({ part, lowering, outputs }) => ({
    component: part.component.id,
    kind: part.component.kind,
    title: part.component.title,
    variant: lowering.variant,
    service: lowering.service,
    because: environment.resolutions.get(part.component.id)?.because ?? "every environment has one",
    ...(lowering.gap ? { gap: lowering.gap } : {}),
    ...(lowering.order ? { order: lowering.order } : {}),
    isAttached: !drawn.has(part.component.id),
    expectedMinutes: lowering.minutes,
    outputs: { ...outputs.ports },
  }));
}
