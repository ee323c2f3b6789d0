import type { EventKind } from "@zerolake/notifications";
import type { Transaction } from "../database.ts";
import { notify } from "../notifications/notify.ts";
import { placeOf } from "../notifications/place-of.ts";
import { componentTitle } from "./component-title.ts";
import type { HealthLease } from "./health-looks.ts";

interface Seen {
  readonly status: string | null;
  readonly signals: readonly { readonly component: string; readonly label: string; readonly status: string }[];
}

/**
 * Tells that an environment has fallen ill, and that it is well again: each after the other only, however often somebody looks. What is merely
 * worth a look, or not known, is neither.
 */
export async function notifyOfHealth(
  tx: Transaction,
  { organizationId, environmentId }: HealthLease,
  { status, signals }: Seen,
): Promise<void> {
  const isIll = status === "bad";
  if (!isIll && status !== "ok" && status !== "warn") return;
  const thing = `health:${environmentId}`;
  const ill: EventKind = "environment.ill";
  const last = await tx.notificationEvent.findFirst({ where: { organizationId, thing }, orderBy: { at: "desc" }, select: { kind: true } });
  const isToldIll = last?.kind === ill;
  if (isIll === isToldIll) return;
  const place = await placeOf(tx, organizationId, environmentId);
  if (!place) return;
  if (!isIll) return notify(tx, organizationId, { kind: "environment.recovered", thing, ...place, facts: {} });
  const worst = signals.find((signal) => signal.status === "bad");
  const facts = worst
    ? { component: await titleOf(tx, environmentId, worst.component), reason: `${worst.label} is past its limit.` }
    : { reason: "A component is past a limit." };
  await notify(tx, organizationId, { kind: ill, thing, ...place, facts });
}

/** What the drawing that is deployed calls a component. */
async function titleOf(tx: Transaction, environmentId: string, component: string): Promise<string> {
  const [row] = await tx.$queryRawUnsafe<{ title: string | null }[]>(
    `SELECT ${componentTitle("v.document", "$2::text")} AS title
     FROM environment e JOIN blueprint_version v ON v.id = e.deployed_version_id WHERE e.id = $1::uuid`,
    environmentId,
    component,
  );
  return row?.title ?? component;
}
