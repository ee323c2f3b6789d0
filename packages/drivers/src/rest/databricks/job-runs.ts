import * as z from "zod";
import type { EndedRun, RunLists } from "../failed-runs.ts";

/** As many as Databricks gives at once, and as many times as a day of a job that runs every quarter of an hour needs. */
const PAGE_SIZE = 25;
const PAGES_MAX = 4;
/** What was skipped or cancelled has not failed. */
const FAILED = new Set(["FAILED", "TIMEDOUT", "UPSTREAM_FAILED"]);

const pageSchema = z.object({
  runs: z
    .array(
      z.object({
        end_time: z.number().default(0),
        state: z.object({ life_cycle_state: z.string().optional(), result_state: z.string().optional() }).default({}),
      }),
    )
    .default([]),
  next_page_token: z.string().nullish(),
});

/** `GET /api/2.2/jobs/runs/list`, which tells what ended last first. Jobs that end more often are told by their newest hundred runs. */
export const jobRuns: RunLists = {
  right: "CAN VIEW on it",
  async listEnded({ client, signal }, job, sinceMs) {
    const [, workspace = "", id = ""] = /^(.*)\/jobs\/([^/]+)$/.exec(job) ?? [];
    const ended: EndedRun[] = [];
    let token: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const body = await client.send({
        method: "GET",
        url: `https://${workspace}/api/2.2/jobs/runs/list`,
        query: { job_id: id, completed_only: "true", limit: String(PAGE_SIZE), ...(token === undefined ? {} : { page_token: token }) },
        signal,
      });
      const { runs, next_page_token: next } = pageSchema.parse(body);
      ended.push(...runs.map(({ end_time: endMs, state }) => ({ endMs, hasFailed: hasFailed(state) })));
      token = next || undefined;
      if (token === undefined || runs.some(({ end_time: endMs }) => endMs < sinceMs)) break;
    }
    return ended.filter(({ endMs }) => endMs >= sinceMs);
  },
};

function hasFailed({
  life_cycle_state: state,
  result_state: result,
}: {
  life_cycle_state?: string | undefined;
  result_state?: string | undefined;
}): boolean {
  return state === "INTERNAL_ERROR" || FAILED.has(result ?? "");
}
