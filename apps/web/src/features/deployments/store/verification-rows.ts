import { isTerminal, type RunView, type VerificationCheck } from "@zerolake/execution";
import type { StatusRole } from "@/components/ui/status.ts";

/** One step of a verification as it is shown. */
export interface VerificationRow {
  readonly title: string;
  readonly role: StatusRole;
  readonly word: string;
  /** Absent until it has been looked at. */
  readonly check: VerificationCheck | undefined;
}

const TITLES: Readonly<Record<VerificationCheck["name"], string>> = {
  recordedResources: "Read every resource again in the cloud",
  planAgain: "Make the same plan again",
};
const ORDER: readonly VerificationCheck["name"][] = ["recordedResources", "planAgain"];
const RESULTS: Readonly<Record<VerificationCheck["result"], Pick<VerificationRow, "role" | "word">>> = {
  passed: { role: "success", word: "Passed" },
  failed: { role: "danger", word: "Failed" },
  unknown: { role: "warning", word: "Unknown" },
};

/** The steps in their order, whether or not they were taken; none for a run that ended before its verification said anything. */
export function verificationRows({ state, verification }: Pick<RunView, "state" | "verification">): readonly VerificationRow[] {
  if (!verification && isTerminal(state)) return [];
  return ORDER.map((name) => {
    const check = verification?.checks.find((candidate) => candidate.name === name);
    return { title: TITLES[name], check, ...(check ? RESULTS[check.result] : { role: "running", word: "Running" }) };
  });
}
