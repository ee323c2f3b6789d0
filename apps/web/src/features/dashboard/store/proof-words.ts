import type { ProofResult } from "@zerolake/db";
import type { StatusRole } from "@/components/ui/status.ts";

interface ProofLook {
  readonly word: string;
  readonly role: StatusRole;
}

/** How the last verification of an environment is told. */
export const PROOF_WORDS: Readonly<Record<ProofResult, ProofLook>> = {
  failed: { word: "Failed", role: "danger" },
  unknown: { word: "Not readable", role: "warning" },
  none: { word: "Never verified", role: "neutral" },
  passed: { word: "Passed", role: "success" },
};

const CHECK_WORDS: Readonly<Record<string, string>> = {
  recordedResources: "what is recorded was not all found",
  planAgain: "planning again was not empty",
};

/** Why a check did not pass; one that this version does not know keeps its name. */
export function checkWord(name: string): string {
  return CHECK_WORDS[name] ?? name;
}
