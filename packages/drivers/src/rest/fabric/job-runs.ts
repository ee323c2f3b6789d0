import * as z from "zod";
import type { EndedRun, RunLists } from "../failed-runs.ts";

const pageSchema = z.object({
  value: z.array(z.object({ status: z.string(), endTimeUtc: z.string().nullish() })),
  continuationToken: z.string().nullish(),
});

/** "List Item Job Instances": a hundred runs that are over, at most, and those that are under way. */
export const jobRuns: RunLists = {
  right: "the role Viewer in its workspace",
  async listEnded({ client, signal }, job, sinceMs) {
    const [, workspace = "", item = ""] = /^workspaces\/([^/]+)\/[^/]+\/([^/]+)$/.exec(job) ?? [];
    const ended: EndedRun[] = [];
    let token: string | undefined;
    do {
      const body = await client.send({
        method: "GET",
        url: `https://api.fabric.microsoft.com/v1/workspaces/${workspace}/items/${item}/jobs/instances`,
        ...(token === undefined ? {} : { query: { continuationToken: token } }),
        signal,
      });
      const { value, continuationToken } = pageSchema.parse(body);
      ended.push(
        ...value.flatMap(({ status, endTimeUtc }) => (endTimeUtc ? [{ endMs: timeOf(endTimeUtc), hasFailed: status === "Failed" }] : [])),
      );
      token = continuationToken || undefined;
    } while (token !== undefined);
    return ended.filter(({ endMs }) => endMs >= sinceMs);
  },
};

/** Fabric writes times of UTC without saying so. */
function timeOf(text: string): number {
  return Date.parse(text.endsWith("Z") ? text : `${text}Z`);
}
