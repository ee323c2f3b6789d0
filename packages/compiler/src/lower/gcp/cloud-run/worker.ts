import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { beforeProgram, type ProgramOptions, program, waitingForImage } from "./program.ts";

const WORKER = "run.workerPool";

export interface WorkerOptions extends Omit<ProgramOptions, "port"> {
  /** Something other than an image that it cannot start without. */
  readonly waitsFor?: string | undefined;
  /** What must be there beside its rights. */
  readonly after?: readonly string[];
}

/** One container that runs all the time and that nobody calls. */
export function runWorker(context: LoweringContext, { waitsFor, after = [], ...options }: WorkerOptions): DesiredResource {
  return gcpResource(context, {
    name: "worker",
    type: WORKER,
    at: { name: nameOf(context, WORKER, "worker") },
    properties: { scaling: { manualInstanceCount: 1 }, template: program(context, options) },
    dependsOn: [...beforeProgram(context), ...after],
    minutes: [1, 3],
    ...waitingForImage(options.image),
    ...(waitsFor === undefined ? {} : { deferredUntil: waitsFor }),
  });
}
