import { tellDueEvents } from "../notifications/tell-due-events.ts";
import type { WorkerContext } from "../worker-context.ts";
import { checkDueAudits } from "./check-audits.ts";
import { expireDueApprovals } from "./expire-approvals.ts";
import { followSchedules } from "./follow-schedules.ts";
import { forgetHealth } from "./forget-health.ts";
import { giveUpOnOldMails } from "./give-up-on-old-mails.ts";
import { keepInboxes } from "./keep-inboxes.ts";
import { lookAtDueHealth } from "./look-at-health.ts";
import { priceChangedEnvironments } from "./price-environments.ts";
import { purgeOrganizations } from "./purge-organizations.ts";
import { refreshDueEnvironments } from "./refresh-environments.ts";
import { resealUnderChangedKeys } from "./reseal-secrets.ts";
import { rotateIdentityKeys } from "./rotate-identity-keys.ts";
import { scanDueConnections } from "./scan-connections.ts";
import { sweep } from "./sweep.ts";
import { testDueConnections } from "./test-connections.ts";

type Context = Pick<
  WorkerContext,
  "db" | "queue" | "signals" | "logger" | "mailServer" | "identity" | "installation" | "masterKey" | "pricesFile"
>;

interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  /** Not at the start: a worker that has just begun has other things to do. */
  readonly isLater?: true;
  /** Every worker does it: what is due is taken in PostgreSQL, once. */
  readonly work: (context: Context) => Promise<void>;
}

/** Everything that happens because time has passed. */
const SCHEDULES: readonly Schedule[] = [
  { name: "sweep", everyMs: 2_000, work: sweep },
  { name: "events to be told", everyMs: 400, work: tellDueEvents },
  { name: "schedules of environments", everyMs: 15_000, work: followSchedules },
  { name: "approvals that expire", everyMs: 60_000, work: expireDueApprovals },
  { name: "tests of connections", everyMs: 30_000, isLater: true, work: testDueConnections },
  { name: "scans of connections", everyMs: 30_000, isLater: true, work: scanDueConnections },
  { name: "refreshes of environments", everyMs: 30_000, isLater: true, work: refreshDueEnvironments },
  { name: "looks at health", everyMs: 10_000, isLater: true, work: lookAtDueHealth },
  { name: "old values of health", everyMs: 600_000, isLater: true, work: forgetHealth },
  { name: "keys of the issuer", everyMs: 3_600_000, isLater: true, work: rotateIdentityKeys },
  { name: "prices of environments", everyMs: 20_000, isLater: true, work: priceChangedEnvironments },
  { name: "checks of audit logs", everyMs: 60_000, isLater: true, work: checkDueAudits },
  { name: "secrets under older keys", everyMs: 60_000, isLater: true, work: resealUnderChangedKeys },
  { name: "inboxes", everyMs: 600_000, isLater: true, work: keepInboxes },
  { name: "letters that nobody sends", everyMs: 600_000, isLater: true, work: giveUpOnOldMails },
  { name: "organisations whose time is over", everyMs: 600_000, isLater: true, work: purgeOrganizations },
];

/** Does each again and again, never twice at a time, until it is stopped. What fails is told and tried again. */
export function startSchedules(context: Context): { stop(): void } {
  const timers = SCHEDULES.map(({ name, everyMs, isLater = false, work }) => {
    let isAtIt = false;
    const doOnce = async () => {
      if (isAtIt) return;
      isAtIt = true;
      await work(context).catch((error: unknown) => context.logger.warn({ err: error, schedule: name }, "a schedule failed"));
      isAtIt = false;
    };
    if (!isLater) void doOnce();
    return setInterval(() => void doOnce(), everyMs);
  });
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
