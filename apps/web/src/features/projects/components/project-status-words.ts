import type { ProjectStatus } from "@zerolake/db";

/** What the filter of projects calls each status. */
export const PROJECT_STATUS_WORDS: Readonly<Record<ProjectStatus, string>> = {
  deployed: "Deployed somewhere",
  running: "Deploying now",
  waiting: "Awaiting approval",
  failed: "Last run failed",
  empty: "Nothing deployed",
  archived: "Archived",
};

export const PROJECT_STATUS_NAMES = Object.keys(PROJECT_STATUS_WORDS) as readonly ProjectStatus[];
