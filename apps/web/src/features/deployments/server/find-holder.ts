import { type DeploymentInLine, findPlan, type UsualMinutes } from "@zerolake/db";
import { withUsualMinutes } from "../store/usual-minutes.ts";
import type { DeploymentContext } from "./contexts.ts";

/** Who is being applied in the environment now, and how long that usually takes from its start; `null` when nobody is. */
export interface Holder {
  readonly number: number;
  readonly startedAt: Date;
  readonly expectedMinutes: readonly [number, number];
}

export async function findHolder(
  { services, organization }: Pick<DeploymentContext, "services" | "organization">,
  line: readonly DeploymentInLine[],
  usualMinutes: UsualMinutes,
): Promise<Holder | null> {
  const holder = line.find(({ state }) => state === "applying");
  if (!holder?.startedAt) return null;
  const stored = await findPlan(services.database, organization.id, { deploymentId: holder.id });
  if (!stored) return null;
  const { expectedMinutes } = withUsualMinutes(stored.plan, usualMinutes);
  return { number: holder.number, startedAt: holder.startedAt, expectedMinutes };
}
