import { type DriftCause, type DriftFinding, likelyScaler, UNKNOWN_CAUSE } from "@zerolake/drift";
import type { CloudDriver } from "@zerolake/execution";
import type { RecordedResource } from "@zerolake/planner";
import type { Cloud } from "@zerolake/resources";

const ASK_LIMIT_MS = 15_000;
/** Logs are asked slowly by their own limits; the rest is explained by the next look. */
const QUESTIONS_MAX = 20;
/** The log that each cloud keeps of who changed what. */
const LOGS: Readonly<Record<Cloud, string>> = { aws: "CloudTrail", azure: "Activity Log", gcp: "Cloud Logging" };

/** Where to ask who did something. */
export interface CauseSource {
  readonly driver: Pick<CloudDriver, "listActivity">;
  readonly cloud: Cloud;
  /** How the log names who deploys: what we did ourselves explains nothing. */
  readonly ourselves: string | null;
}

export interface Explaining extends CauseSource {
  readonly recorded: readonly RecordedResource[];
  /** When we last changed a resource: what others did before is history. `undefined` when that is not known. */
  appliedAt(address: string): Date | undefined;
}

export interface ExplainedDrift {
  readonly id: string;
  readonly cause: DriftCause;
}

/** Who may have done it, as far as the cloud's log or our own scaling says; nothing for what stays unknown. Never throws for a log that is closed. */
export async function explainDrift(
  findings: readonly (DriftFinding & { readonly id: string })[],
  explaining: Explaining,
): Promise<readonly ExplainedDrift[]> {
  const addresses = [...new Set(findings.map(({ address }) => address))].slice(0, QUESTIONS_MAX);
  const told = new Map<string, DriftCause>();
  for (const address of addresses) {
    const resource = explaining.recorded.find((one) => one.address === address);
    if (resource) told.set(address, await askLog(resource, explaining));
  }
  return findings.flatMap((finding) => {
    const logged = told.get(finding.address);
    const cause = logged && logged.certainty !== "unknown" ? logged : likelyScaler(finding, explaining.recorded);
    return cause ? [{ id: finding.id, cause }] : [];
  });
}

async function askLog(
  { address, type, via, identifier }: RecordedResource,
  { driver, cloud, ourselves, appliedAt }: Explaining,
): Promise<DriftCause> {
  const since = appliedAt(address);
  if (!since) return UNKNOWN_CAUSE;
  try {
    const activities = await driver.listActivity({ address, type, via, identifier }, since.toISOString(), { timeLimitMs: ASK_LIMIT_MS });
    const newest = activities?.find(({ principal }) => principal === undefined || principal !== ourselves);
    if (!newest) return UNKNOWN_CAUSE;
    const { actor, action, at } = newest;
    return { certainty: "recorded", actor, action, at, source: LOGS[cloud] };
  } catch {
    return UNKNOWN_CAUSE;
  }
}
