import { ROLE_DESCRIPTIONS, TOKEN_PERMISSIONS } from "@zerolake/access";
import { plural } from "@/format/number.ts";
import { formatRelativeTime } from "@/format/time.ts";
import type { TokenView } from "../server/load-tokens.ts";

const DAY_MS = 86_400_000;
/** So early, who uses a token can still do something about its end. */
const WARN_DAYS = 14;
/** Who used it so lately will miss it. */
const IN_USE_DAYS = 7;

export function permitsInWords({ permits, project }: Pick<TokenView, "permits" | "project">): string {
  const what =
    typeof permits === "string"
      ? `As ${ROLE_DESCRIPTIONS[permits].title}`
      : permits.length === 1
        ? "1 permission"
        : `${permits.length} of ${TOKEN_PERMISSIONS.length} permissions`;
  return project ? `${what}, in ${project.name} only` : what;
}

type Lived = Pick<TokenView, "name" | "expiresAt" | "lastUsedAt">;

/** "CI ends in 6 days and was used today."; `undefined` for a token that nobody will miss, or not soon. */
export function endingWarning({ name, expiresAt, lastUsedAt }: Lived, now: Date): string | undefined {
  const left = expiresAt.getTime() - now.getTime();
  if (left > WARN_DAYS * DAY_MS || lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > IN_USE_DAYS * DAY_MS) return undefined;
  const used = isSameDay(lastUsedAt, now) ? "today" : formatRelativeTime(lastUsedAt, now);
  return left <= 0 ? `${name} has ended and was used ${used}.` : `${name} ends ${inDays(left)} and was used ${used}.`;
}

export function hasEnded({ expiresAt }: Pick<TokenView, "expiresAt">, now: Date): boolean {
  return expiresAt <= now;
}

export function endInWords({ expiresAt }: Pick<TokenView, "expiresAt">, now: Date): string {
  const left = expiresAt.getTime() - now.getTime();
  return left <= 0 ? "Has ended" : inDays(left);
}

function inDays(leftMs: number): string {
  const days = Math.floor(leftMs / DAY_MS);
  return days === 0 ? "within a day" : `in ${plural(days, "day")}`;
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
