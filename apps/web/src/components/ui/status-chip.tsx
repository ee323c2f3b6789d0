import { Check, CircleDashed, Hand, RefreshCw, TriangleAlert, X } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";
import { STATUS_CLASSES, type StatusRole } from "./status.ts";

type MarkIcon = ComponentType<{ size?: number; strokeWidth?: number; className?: string; "aria-hidden"?: "true" }>;

const ICONS: Readonly<Record<Exclude<StatusRole, "running">, MarkIcon>> = {
  neutral: CircleDashed,
  waiting: Hand,
  success: Check,
  warning: TriangleAlert,
  danger: X,
  replace: RefreshCw,
};

/** The role's icon alone, for places that carry the word themselves. */
export function StatusIcon({ status, size = 14, className }: { status: StatusRole; size?: number; className?: string }) {
  if (status === "running") return <Spinner size={size} className={classNames("shrink-0", className)} />;
  const Icon = ICONS[status];
  return <Icon aria-hidden="true" size={size} strokeWidth={2} className={classNames("shrink-0", className)} />;
}

/** Icon, word and colour together. `icon` replaces the role's own one, e.g. for *verifying*. */
export function StatusChip({
  status,
  icon,
  children,
  className,
}: {
  status: StatusRole;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-chip px-1.5 text-small font-medium",
        STATUS_CLASSES[status].chip,
        className,
      )}
    >
      {icon ?? <StatusIcon status={status} size={12} />}
      {children}
    </span>
  );
}
