import { type ApprovalTerms, roleNames } from "@zerolake/access";
import { formatDuration } from "@/format/time.ts";

/** "Needs an approver other than Mira." – what the environment asks for, whoever reads it. */
export function whoMayApprove({
  environment,
  authors,
  approvalRule,
  approvalRoles,
}: ApprovalTerms & { readonly environment: { readonly name: string }; readonly authors: readonly string[] }): string {
  switch (approvalRule) {
    case "none":
      return `${environment.name} asks for no approver, but this plan needs a person's word.`;
    case "oneApprover":
      return "Needs one approver.";
    case "otherApprover":
      return `Needs an approver other than ${listed(authors)}.`;
    case "role":
      return `Needs the approval of ${roleNames(approvalRoles)}.`;
  }
}

const NAMED_MAX = 3;

function listed(names: readonly string[]): string {
  const named = names.length > NAMED_MAX ? [...names.slice(0, NAMED_MAX - 1), `${names.length - NAMED_MAX + 1} others`] : names;
  const last = named.at(-1) ?? "its authors";
  return named.length < 2 ? last : `${named.slice(0, -1).join(", ")} and ${last}`;
}

const HOUR_MS = 3_600_000;
const WARNED_BEFORE_MS = 24 * HOUR_MS;

/** "expires in 5 h", within a day of it; `undefined` as long as there is time. */
export function expiryWarning(expiresAt: Date | null, now: number): string | undefined {
  const leftMs = (expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - now;
  if (leftMs > WARNED_BEFORE_MS) return undefined;
  return leftMs <= 0 ? "expires now" : `expires in ${formatDuration(leftMs)}`;
}
