import { hibernateEnvironment, wakeEnvironment } from "@zerolake/db";
import type { ScheduleContext } from "./contexts.ts";

/** Makes a plan that takes the compute away; nothing stops before somebody approves it. */
export function hibernate(ctx: ScheduleContext): Promise<{ number: number }> {
  return plan(ctx, hibernateEnvironment);
}

/** Makes an ordinary plan of the deployed version, which brings the compute back. */
export function wake(ctx: ScheduleContext): Promise<{ number: number }> {
  return plan(ctx, wakeEnvironment);
}

async function plan(
  { services: { database, queue, signals }, organization, environment, actor }: ScheduleContext,
  ask: typeof hibernateEnvironment,
): Promise<{ number: number }> {
  const { id, number } = await ask(database, organization.id, { environmentId: environment.id, actor });
  await queue.enqueue("deployment.plan", { organizationId: organization.id, deploymentId: id });
  signals.publish(`organization:${organization.id}`);
  return { number };
}
