import { type CloudError, CloudRefusalError, type MetricAnswer, type MetricPoint, type MetricQuestion } from "@zerolake/execution";
import { assertNotBusy } from "../metrics/assert-not-busy.ts";
import { windowOf } from "../metrics/periods.ts";
import { sideBySide } from "../metrics/side-by-side.ts";
import type { RestCall } from "./rest-call.ts";
import type { ServiceDriverParts } from "./service-driver.ts";

const AT_ONCE = 4;

/** A run of a job that is over. */
export interface EndedRun {
  /** Milliseconds since 1970. */
  readonly endMs: number;
  readonly hasFailed: boolean;
}

/** How one service lists the runs of its jobs. */
export interface RunLists {
  /** Runs of a job that ended since then, in any order; the identifier is that of the job. */
  listEnded(call: RestCall, job: string, sinceMs: number): Promise<readonly EndedRun[]>;
  /** What the connection needs to see them; ends a sentence. */
  readonly right: string;
}

/** Failed runs of jobs as a metric: every job is asked about once. */
export function failedRuns(lists: RunLists): ServiceDriverParts["readMetrics"] {
  return async (call, questions, nowMs) => {
    const windows = new Map<string, number>();
    for (const question of questions) {
      const job = jobOf(question);
      if (job !== undefined) windows.set(job, Math.max(windows.get(job) ?? 0, question.windowSeconds * 1_000));
    }
    const listed = await sideBySide(
      [...windows],
      AT_ONCE,
      async ([job, windowMs]) => [job, await runsOf(lists, { call, job, sinceMs: nowMs - windowMs })] as const,
    );
    const runs = new Map(listed);
    return questions.map((question) => {
      const own = runs.get(jobOf(question) ?? "");
      if (own === undefined) return { unavailable: "The service publishes no such metric." };
      return "unavailable" in own ? own : { points: failuresIn(own.ended, question, nowMs) };
    });
  };
}

function jobOf({ query }: MetricQuestion): string | undefined {
  return query.service === "failedRuns" ? query.job : undefined;
}

async function runsOf(
  { listEnded, right }: RunLists,
  { call, job, sinceMs }: { readonly call: RestCall; readonly job: string; readonly sinceMs: number },
): Promise<{ readonly ended: readonly EndedRun[] } | Extract<MetricAnswer, { unavailable: string }>> {
  try {
    return { ended: await listEnded(call, job, sinceMs) };
  } catch (error) {
    if (!(error instanceof CloudRefusalError)) throw error;
    assertNotBusy(error.error);
    const { class: errorClass, message } = error.error;
    return { unavailable: `${reasonOf(errorClass, right)} The service said: ${message}` };
  }
}

function reasonOf(errorClass: CloudError["class"], right: string): string {
  if (errorClass === "permission") return `To see the runs of the job the connection needs ${right}.`;
  return errorClass === "notFound" ? "The job is not there." : "The runs of the job were not told.";
}

/** How many failed in each period in which any run ended. */
function failuresIn(ended: readonly EndedRun[], question: MetricQuestion, nowMs: number): readonly MetricPoint[] {
  const periodMs = question.periodSeconds * 1_000;
  const firstMs = windowOf(question, nowMs).startMs;
  const failures = new Map<number, number>();
  for (const { endMs, hasFailed } of ended) {
    const atMs = Math.floor(endMs / periodMs) * periodMs;
    if (atMs >= firstMs && endMs <= nowMs) failures.set(atMs, (failures.get(atMs) ?? 0) + Number(hasFailed));
  }
  return [...failures].map(([atMs, value]) => ({ atMs, value })).sort((left, right) => left.atMs - right.atMs);
}
