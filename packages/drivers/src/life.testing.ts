import type { Blueprint } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import { compareResource } from "@zerolake/drift";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { hasErrors, type Target } from "@zerolake/resources";
import { EngineWorld, type VirtualTime } from "./memory/engine-world.testing.ts";

/** The ids that the engine's tests write as owner. */
export const LIFE_ENVIRONMENT: Target["environment"] = {
  installationId: "i",
  organizationId: "o",
  environmentId: "e",
  name: "dev",
  namePrefix: "zl",
};

/** How a step ends when nothing is wrong. */
const WELL = ["succeeded", "unchanged", "deferred"];
const TIME_LIMIT_MS = 10_000;

/** What became of an environment; each list is empty when all is well. */
export interface Lived {
  /** Steps up or down that did not end well, and findings that should have kept it from being tried. */
  readonly failed: readonly string[];
  readonly isEmptyAgain: boolean;
  /** Addresses that the cloud did not give back as they were made. */
  readonly lost: readonly string[];
  /** What is taken for drift, although nobody changed anything. */
  readonly drifted: readonly string[];
}

/** A life, and what there was in between and after it. */
export interface Life extends Lived {
  readonly recorded: readonly RecordedResource[];
  /** Kept on purpose by the destruction. */
  readonly kept: Plan["kept"];
  /** Recorded after the destruction. */
  readonly leftRecorded: readonly RecordedResource[];
}

interface Course {
  readonly blueprint: Blueprint;
  readonly target: Target;
  /** Done with what is there, before it goes again. */
  readonly whileUp?: (recorded: readonly RecordedResource[]) => Promise<void>;
}

/** Up, read back, planned again, and down with every consent. */
export async function liveThrough(driver: CloudDriver, { blueprint, target, whileUp }: Course): Promise<Life> {
  const { resources, diagnostics } = compile(blueprint, target);
  if (hasErrors(diagnostics)) {
    return { failed: [JSON.stringify(diagnostics)], isEmptyAgain: false, lost: [], drifted: [], recorded: [], kept: [], leftRecorded: [] };
  }
  const up = await carryOut(driver, { plan: planApply({ desired: resources, recorded: [] }), deploymentId: "d-1" });
  const { recorded, time } = up;
  const { lost, drifted } = await readBack(driver, recorded);
  await whileUp?.(recorded);
  const end = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
  const down = await carryOut(driver, { plan: end, recorded, time, deploymentId: "d-2" });
  return {
    failed: [...up.failed, ...down.failed],
    isEmptyAgain: isEmptyPlan(planApply({ desired: resources, recorded })),
    lost,
    drifted,
    recorded,
    kept: end.kept,
    leftRecorded: down.recorded,
  };
}

export interface Carried {
  readonly plan: Plan;
  readonly deploymentId: string;
  readonly recorded?: readonly RecordedResource[];
  readonly time?: VirtualTime;
}

/** The engine with the real driver against the sandbox; its clock only moves when it waits. */
export async function carryOut(driver: CloudDriver, { plan, deploymentId, recorded = [], time }: Carried) {
  const world = new EngineWorld({ plan, recorded, ...(time ? { time } : {}), deploymentId });
  const { result } = await world.finish(world.worker(({ journal }) => ({ journal, driver })));
  const failed = Object.values(world.view.steps)
    .filter(({ status }) => !WELL.includes(status))
    .map(({ address, status, error }) => `${address} ${status}: ${JSON.stringify(error)}`);
  return { recorded: world.recorded, time: world.time, failed: result === "succeeded" ? failed : [String(result), ...failed] };
}

async function readBack(driver: CloudDriver, recorded: readonly RecordedResource[]): Promise<Pick<Lived, "lost" | "drifted">> {
  const lost: string[] = [];
  const drifted: string[] = [];
  for (const resource of recorded) {
    const { address, type, via, identifier, isReadStep } = resource;
    // The identity of a Google service is made on demand and has nothing to be read.
    if (isReadStep || type === "serviceusage.identity") continue;
    const found = await driver.read({ address, type, via, identifier }, { timeLimitMs: TIME_LIMIT_MS });
    if (found?.identifier !== identifier) lost.push(address);
    const findings = compareResource(resource, { exists: found !== undefined, attributes: found?.attributes ?? {} });
    drifted.push(...findings.map(({ path, recorded, observed }) => `${address} ${type} ${path}: ${JSON.stringify([recorded, observed])}`));
  }
  return { lost, drifted };
}
