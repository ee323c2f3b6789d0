"use client";

import Link from "next/link";
import { type KeyboardEvent, useRef } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import type { InboxRow } from "./inbox-row.ts";
import { KIND_LOOKS } from "./kind-looks.ts";

export interface InboxListProps {
  readonly rows: readonly InboxRow[];
  /** Somebody follows a line, and has read it. */
  readonly onFollow: (row: InboxRow) => void;
}

/** How far each key goes. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** One sentence and one link a line. Arrows, or J and K, go from line to line. */
export function InboxList({ rows, onFollow }: InboxListProps) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.metaKey || event.ctrlKey || event.altKey ? undefined : STEPS[event.key];
    if (step === undefined) return;
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const next = links[links.findIndex((link) => link === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the links in it, heard at one place
    <ul ref={list} onKeyDown={onKeyDown} className="divide-y divide-hairline">
      {rows.map((row) => (
        <Line key={row.id} row={row} onFollow={onFollow} />
      ))}
    </ul>
  );
}

function Line({ row, onFollow }: { row: InboxRow; onFollow: InboxListProps["onFollow"] }) {
  const { sentence, href, kind, times, at, isRead } = row;
  const status = KIND_LOOKS[kind];
  return (
    <li>
      <Link href={href} onClick={() => onFollow(row)} className="flex gap-2 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2">
        <StatusIcon status={status} className={classNames("mt-0.5", isRead ? "text-muted" : STATUS_CLASSES[status].text)} />
        <span className="min-w-0 flex-1">
          <span className={classNames("wrap-anywhere block", isRead ? "text-secondary" : "font-medium")}>
            {sentence}
            {!isRead && <span className="sr-only"> (unread)</span>}
          </span>
          <span className="block text-muted text-small">
            <RelativeTime at={at} />
            {times > 1 && `, ${times} times`}
          </span>
        </span>
        {!isRead && <span aria-hidden="true" className="mt-1.5 size-2 shrink-0 rounded-full bg-accent-solid" />}
      </Link>
    </li>
  );
}
