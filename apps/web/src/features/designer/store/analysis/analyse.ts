import { type Blueprint, blueprintHash, validate } from "@zerolake/blueprint";
import { type CompiledComponent, compile } from "@zerolake/compiler";
import { createLinter, joinFindings, type Linter } from "@zerolake/linter";
import type { DesiredResource, Target } from "@zerolake/resources";
import type { FoundDiagnostic } from "../findings/found-diagnostic.ts";

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
  readonly diagnostics: readonly FoundDiagnostic[];
  readonly components: readonly CompiledComponent[];
  readonly resources: readonly ShownResource[];
}

/** Judges one drawing again and again; the linter remembers the last one as long as the target stays. */
export function createAnalysis(): (request: AnalysisRequest) => AnalysisAnswer {
  let linting: { readonly target: string; readonly linter: Linter } | undefined;
  return (request) => {
    const target = JSON.stringify(request.target);
    if (linting?.target !== target) linting = { target, linter: createLinter(request.target) };
    return analyse(request, linting.linter);
  };
}

/**
 * Everything that is to be said about a drawing for one target. A drawing that does not validate is still compiled as far
 * as that goes, so that services and resources stay on the screen while somebody is in the middle of a change.
 */
function analyse({ sequence, blueprint, target, workload }: AnalysisRequest, linter: Linter): AnalysisAnswer {
  const diagnostics = validate(blueprint);
  const loaded = { ...blueprint, workload: { ...blueprint.workload, ...workload } };
  const compiled = compileAsFarAsPossible(loaded, target);
  return {
    sequence,
    hash: blueprintHash(blueprint),
    diagnostics: joinFindings([...diagnostics, ...(compiled?.diagnostics ?? [])], linter.lint(loaded).findings),
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
