import type { Evidence } from "@zerolake/orphans";
import { formatAbsoluteTime, formatClock } from "@/format/time.ts";
import type { OrphanRow } from "../server/list-orphans.ts";

/** Why we think that something is ours, in a few words. */
export const EVIDENCE_WORDS: Readonly<Record<Evidence["reason"], string>> = {
  answered: "Our tags, and the answer to a call of ours",
  unanswered: "Our tags, and a call of ours without an answer",
  tagsOnly: "Our tags",
  recorded: "It is recorded",
};

type Story = NonNullable<OrphanRow["story"]>;

/** What the journal and the scan tell of it, in order: asked, answered or not, worker lost, found. */
export function storyOf({ story, firstSeenAt }: Pick<OrphanRow, "story" | "firstSeenAt">): string {
  const found = `found by a scan ${formatAbsoluteTime(firstSeenAt)}.`;
  if (!story) return `The journal knows no call that made it; ${found}`;
  const asked = `Create asked ${formatAbsoluteTime(story.intendedAt)} by #${story.deployment} with token ${story.tokenStart}…`;
  const lost = story.workerLostAt ? `, worker lost ${formatClock(story.workerLostAt)}` : "";
  return `${asked}, ${endOf(story)}${lost}, ${found}`;
}

function endOf({ state, settledAt, error }: Story): string {
  const at = settledAt ? ` ${formatClock(settledAt)}` : "";
  switch (state) {
    case "succeeded":
      return `answered${at}`;
    case "failed":
      return `failed${at}${error === null ? "" : ` (${error})`}`;
    case "uncertain":
      return `given up${at} without an answer`;
    case "accepted":
      return "accepted, and its end was never seen";
    case "intended":
      return "never answered";
  }
}

/** What findings cost a month when they are left: each component once, as only components have a price. */
export function monthlyIfLeft(rows: readonly Pick<OrphanRow, "kind" | "environmentTag" | "component" | "monthlyUsd">[]): number {
  const costs = new Map<string, number>();
  for (const { kind, environmentTag, component, monthlyUsd } of rows)
    if (kind === "unrecorded" && monthlyUsd !== null) costs.set(`${environmentTag} ${component}`, monthlyUsd);
  return [...costs.values()].reduce((sum, cost) => sum + cost, 0);
}
