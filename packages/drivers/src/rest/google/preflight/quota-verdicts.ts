import type { PreflightVerdict, QuotaQuestion } from "@zerolake/execution";
import { isList, isMap } from "@zerolake/resources";
import { type Limit, quotaVerdict } from "../../../quota-verdict.ts";
import { totalNeeded } from "../../../total-needed.ts";
import type { GoogleInspection } from "./google-inspection.ts";

/** Limits of Compute Engine: `project` counts for all regions, `region` for this one. */
export async function quotaVerdicts(
  at: GoogleInspection,
  asked: readonly QuotaQuestion[],
  sizesOf: (types: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<readonly PreflightVerdict[]> {
  const scopes = [...new Set(asked.map(({ service }) => service))];
  const lists = new Map(await Promise.all(scopes.map(async (scope) => [scope, await listQuotas(at, scope)] as const)));
  const sizes = await sizesOf([...new Set(asked.flatMap(({ machineType }) => machineType ?? []))]);
  return asked.map((question) =>
    verdictOf(question, lists.get(question.service)?.get(question.quota), totalNeeded(question, asked, sizes)),
  );
}

async function listQuotas({ client, project, region, signal }: GoogleInspection, scope: string): Promise<ReadonlyMap<string, Limit>> {
  const below = scope === "region" ? `/regions/${region}` : "";
  const { quotas } = await client.send({
    method: "GET",
    url: `https://compute.googleapis.com/compute/v1/projects/${project}${below}`,
    signal,
  });
  const list = isList(quotas) ? quotas.filter(isMap) : [];
  return new Map(list.map(({ metric, limit, usage }) => [String(metric), { limit: Number(limit), used: Number(usage) }]));
}

function verdictOf(question: QuotaQuestion, granted: Limit | undefined, needed: number): PreflightVerdict {
  return quotaVerdict(
    question,
    { granted, needed },
    {
      unlisted: `Compute Engine lists no limit ${question.quota} here.`,
      unsized: "Compute Engine does not know the size of the machines.",
      remedy: "Ask for more under IAM & Admin → Quotas, choose a smaller size, or another region.",
    },
  );
}
