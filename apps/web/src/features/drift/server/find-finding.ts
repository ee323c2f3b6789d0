import { type ListedDrift, listDriftFindings, notFound } from "@zerolake/db";
import type { EnvironmentContext } from "./contexts.ts";

type Where = Pick<EnvironmentContext, "services" | "organization" | "environment">;

/** These findings of the environment, in the given order. Throws `notFound` when one is not there any more. */
export async function findFindings(
  { services, organization, environment }: Where,
  ids: readonly string[],
): Promise<readonly ListedDrift[]> {
  const all = await listDriftFindings(services.database, organization.id, { environmentId: environment.id, includeIgnored: true });
  return ids.map((id) => {
    const found = all.find((finding) => finding.id === id);
    if (!found) throw notFound("drift finding");
    return found;
  });
}
