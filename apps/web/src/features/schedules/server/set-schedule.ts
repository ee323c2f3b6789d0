import { putOffExpiry, setExpiry, setWorkingHours, type WorkingHours } from "@zerolake/db";
import type { ScheduleContext } from "./contexts.ts";

const PUT_OFF_DAYS = 7;

export async function setHours(ctx: ScheduleContext, hours: WorkingHours | null): Promise<void> {
  await setWorkingHours(ctx.services.database, ctx.organization.id, { environmentId: ctx.environment.id, actor: ctx.actor, hours });
  tell(ctx);
}

export async function setEnd(ctx: ScheduleContext, expiresAt: Date | null): Promise<void> {
  await setExpiry(ctx.services.database, ctx.organization.id, { environmentId: ctx.environment.id, actor: ctx.actor, expiresAt });
  tell(ctx);
}

/** A week more than now, or than the end that was set. */
export async function keepLonger(ctx: ScheduleContext): Promise<void> {
  const { services, organization, environment, actor } = ctx;
  await putOffExpiry(services.database, organization.id, { environmentId: environment.id, actor, days: PUT_OFF_DAYS });
  tell(ctx);
}

function tell({ services, organization }: ScheduleContext): void {
  services.signals.publish(`organization:${organization.id}`);
}
