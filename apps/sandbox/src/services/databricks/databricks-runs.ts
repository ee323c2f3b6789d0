import { jsonReply, type Reply } from "../../http/exchange.ts";
import { endedRuns } from "../ended-runs.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";

const LIMIT_MAX = 25;

/** `GET /api/2.2/jobs/runs/list` of one job, whose runs are all over; `undefined` for every other address. */
export function answerRuns(call: ServiceCall): Reply | undefined {
  if (call.exchange.method !== "GET" || call.path !== "/api/2.2/jobs/runs/list") return undefined;
  const { query } = call.exchange;
  const id = query.get("job_id") ?? "";
  const job = call.sandbox.store.resources.get(placeOf(call), "databricks.job", id);
  if (!job) throw new ServiceError(400, "INVALID_PARAMETER_VALUE", `Job ${id} does not exist.`);
  const limit = Number(query.get("limit") ?? 20);
  if (!(limit >= 1 && limit <= LIMIT_MAX))
    throw new ServiceError(400, "INVALID_PARAMETER_VALUE", `Limit must be between 1 and ${LIMIT_MAX}.`);
  const from = Number(query.get("page_token") ?? 0);
  const all = endedRuns(call.sandbox, job);
  const runs = all.slice(from, from + limit).map(({ startMs, endMs, hasFailed }) => ({
    job_id: Number(id),
    run_id: Math.round(startMs / 1_000),
    start_time: startMs,
    end_time: endMs,
    run_type: "JOB_RUN",
    state: { life_cycle_state: "TERMINATED", result_state: hasFailed ? "FAILED" : "SUCCESS", state_message: "" },
  }));
  const hasMore = from + limit < all.length;
  return jsonReply(200, { runs, has_more: hasMore, ...(hasMore ? { next_page_token: String(from + limit) } : {}) });
}
