import { type Blueprint, blueprintHash, validate } from "@zerolake/blueprint";
import { type CompiledComponent, compile } from "@zerolake/compiler";
import { createLinter, joinFindings, type Linter } from "@zerolake/linter";
import type { DesiredResource, Target } from "@zerolake/resources";
import type { FoundDiagnostic } from "../findings/found-diagnostic.ts";
import { type EdgeFacts, edgeFactsOf } from "./edge-facts.ts";

export interface AnalysisRequest {
  readonly sequence: number;
  readonly blueprint: Blueprint;
  readonly target: Target;
  /** Figures about the load that only hold in the viewed environment. */
  readonly workload: Blueprint["workload"];
  /** The day in UTC, as `YYYY-MM-DD`: findings are ignored up to a day. */
  readonly today: string;
  /** Other environments whose findings are wanted as well. */
  readonly others?: readonly OtherTarget[];
}

export interface OtherTarget extends Pick<AnalysisRequest, "target" | "workload"> {
  /** Of the environment, for people. */
  readonly name: string;
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
  /** By edge; absent when the drawing could not be compiled. */
  readonly edges?: ReadonlyMap<string, EdgeFacts>;
  readonly others: readonly { readonly name: string; readonly diagnostics: readonly FoundDiagnostic[] }[];
}

type LinterFor = (target: Target, today: string) => Linter;

/** Judges one drawing again and again; linters remember the last one as long as their target and the day stay. */
export function createAnalysis(): (request: AnalysisRequest) => AnalysisAnswer {
  let linters = new Map<string, Linter>();
  return (request) => {
    const used = new Map<string, Linter>();
    const answer = analyse(request, (target, today) => {
      const key = JSON.stringify([target, today]);
      const linter = linters.get(key) ?? createLinter(target, { today });
      used.set(key, linter);
      return linter;
    });
    linters = used;
    return answer;
  };
}

/**
 * Everything that is to be said about a drawing for one target. A drawing that does not validate is still compiled as far
 * as that goes, so that services and resources stay on the screen while somebody is in the middle of a change.
 */
function analyse({ sequence, blueprint, today, others = [], ...viewed }: AnalysisRequest, linterFor: LinterFor): AnalysisAnswer {
  const diagnostics = validate(blueprint);
  const judge = ({ target, workload }: Pick<AnalysisRequest, "target" | "workload">) => {
    const loaded = { ...blueprint, workload: { ...blueprint.workload, ...workload } };
    const compiled = compileAsFarAsPossible(loaded, target);
    const { findings } = linterFor(target, today).lint(loaded);
    return { loaded, compiled, diagnostics: joinFindings([...diagnostics, ...(compiled?.diagnostics ?? [])], findings) };
  };
  const { loaded, compiled, diagnostics: found } = judge(viewed);
  return {
    sequence,
    hash: blueprintHash(blueprint),
    diagnostics: found,
    others: others.map((other) => ({ name: other.name, diagnostics: judge(other).diagnostics })),
    components: compiled?.components ?? [],
    ...(compiled ? { edges: edgeFactsOf(loaded, compiled) } : {}),
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
