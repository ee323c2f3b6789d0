import { type Blueprint, blueprintHash, validate } from "@zerolake/blueprint";
import { type CompiledComponent, compile } from "@zerolake/compiler";
import type { DesiredResource, Diagnostic, Target } from "@zerolake/resources";

export interface AnalysisRequest {
  readonly sequence: number;
  readonly blueprint: Blueprint;
  readonly target: Target;
  /** Figures about the load that only hold in the viewed environment. */
  readonly workload: Blueprint["workload"];
}

/** What of a resource the designer shows; properties stay in the worker. */
export type ShownResource = Pick<DesiredResource, "address" | "component" | "type" | "holdsData" | "deferredUntil" | "expectedMinutes">;

export interface AnalysisAnswer {
  readonly sequence: number;
  /** Semantic hash of the drawing, to tell whether it differs from a version. */
  readonly hash: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly components: readonly CompiledComponent[];
  readonly resources: readonly ShownResource[];
}

/**
 * Everything that is to be said about a drawing for one target. A drawing that does not validate is still compiled as far
 * as that goes, so that services and resources stay on the screen while somebody is in the middle of a change.
 */
export function analyse({ sequence, blueprint, target, workload }: AnalysisRequest): AnalysisAnswer {
  const diagnostics = validate(blueprint);
  const compiled = compileAsFarAsPossible({ ...blueprint, workload: { ...blueprint.workload, ...workload } }, target);
  return {
    sequence,
    hash: blueprintHash(blueprint),
    diagnostics: [...diagnostics, ...(compiled?.diagnostics ?? [])],
    components: compiled?.components ?? [],
    resources: (compiled?.resources ?? []).map(({ address, component, type, holdsData, deferredUntil, expectedMinutes }) => ({
      address,
      component,
      type,
      holdsData,
      expectedMinutes,
      ...(deferredUntil === undefined ? {} : { deferredUntil }),
    })),
  };
}

/** The compiler may assume a blueprint that validates; while drawing it often does not, and then it may give up. */
function compileAsFarAsPossible(blueprint: Blueprint, target: Target): ReturnType<typeof compile> | undefined {
  try {
    return compile(blueprint, target);
  } catch {
    return undefined;
  }
}
