import { CalendarClock, Hand, TriangleAlert, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { paths } from "@/shell/navigation.ts";
import type { Needs } from "../server/load-needs.ts";

const SHOWN_MAX = 7;
const ICON = { "aria-hidden": true, size: 16, strokeWidth: 1.5 } as const;

interface Need {
  readonly key: string;
  readonly at: Date;
  readonly role: StatusRole;
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string | null;
  readonly href: string;
}

/** What waits for this person, oldest first. */
export function NeedsTile({ organization, needs }: { organization: string; needs: Needs }) {
  const all = needsOf(organization, needs);
  const more = all.length + needs.failedTotal - needs.failed.length - SHOWN_MAX;
  if (all.length === 0) return <p className="text-secondary">Nothing waits for you.</p>;
  return (
    <div className="space-y-2">
      <ul className="-mx-4 -mt-2">
        {all.slice(0, SHOWN_MAX).map(({ key, at, role, icon, title, text, href }) => (
          <li key={key} className="relative flex items-start gap-3 px-4 py-2 hover:bg-hover">
            <span className={classNames("mt-0.5 shrink-0", STATUS_CLASSES[role].text)}>{icon}</span>
            <span className="min-w-0 flex-1">
              <Link href={href} className="font-medium after:absolute after:inset-0">
                {title}
              </Link>
              {text && <span className="line-clamp-2 block text-secondary text-small">{text}</span>}
            </span>
            <RelativeTime at={at} className="shrink-0 text-muted text-small" />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Link href={paths.approvals(organization)} className="text-accent underline">
          {more} more
        </Link>
      )}
    </div>
  );
}

function needsOf(organization: string, { approvals, failed, connections, endings }: Needs): readonly Need[] {
  const runOf = ({ project, number }: { project: { slug: string }; number: number }) =>
    paths.deployment(organization, project.slug, number);
  const needs: Need[] = [
    ...approvals.map((plan) => ({
      key: plan.id,
      at: plan.requestedAt,
      role: "waiting" as const,
      icon: <Hand {...ICON} />,
      title: `Approve #${plan.number} ${plan.project.name} → ${plan.environment.name}`,
      href: runOf(plan),
    })),
    ...failed.map((run) => ({
      key: run.id,
      at: run.finishedAt,
      role: "danger" as const,
      icon: <X {...ICON} />,
      title: `#${run.number} ${run.project.name} → ${run.environment.name} failed`,
      text: run.cause ? `${run.cause.address}: ${run.cause.message}` : run.summary,
      href: runOf(run),
    })),
    ...connections.map(({ id, name, testedAt, message }) => ({
      key: id,
      at: testedAt,
      role: "warning" as const,
      icon: <TriangleAlert {...ICON} />,
      title: `Connection ${name} stopped working`,
      text: message,
      href: paths.connection(organization, id),
    })),
  ];
  const ending: readonly Need[] = endings.map(({ id, expiresAt, project, environment }) => ({
    key: id,
    at: expiresAt,
    role: "warning",
    icon: <CalendarClock {...ICON} />,
    title: `${project.name}, ${environment.name} ends soon`,
    text: "Its resources are destroyed then.",
    href: paths.environment(organization, project.slug, environment.slug),
  }));
  return [...needs.toSorted((one, other) => one.at.getTime() - other.at.getTime()), ...ending];
}
