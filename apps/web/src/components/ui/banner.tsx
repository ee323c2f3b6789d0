import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { STATUS_CLASSES, type StatusRole } from "./status.ts";
import { StatusIcon } from "./status-chip.tsx";

/** A strip across the page: something about the whole page or the whole installation. */
export function Banner({ status, children, action }: { status: StatusRole; children: ReactNode; action?: ReactNode }) {
  return (
    <div
      role={status === "danger" ? "alert" : "status"}
      className={classNames("flex min-h-9 items-center gap-2 px-4 py-1.5 text-body", STATUS_CLASSES[status].chip)}
    >
      <StatusIcon status={status} />
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  );
}
