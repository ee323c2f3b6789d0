"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useRowKeys } from "../../hooks/use-row-keys.ts";
import { useTopInMain } from "../../hooks/use-top-in-main.ts";
import { keyOf, rowsAmong, type TimelineLine } from "../../store/timeline-lines.ts";
import { TimelineGroupLine } from "./timeline-group-line.tsx";
import { TimelineRowLine, type TimelineRowLook } from "./timeline-row-line.tsx";

const LINE_PX = 32;
/** Lines above and below what is in sight: `J` and `K` never wait for a line. */
const OVERSCAN = 12;

export interface TimelineListProps {
  readonly lines: readonly TimelineLine[];
  readonly look: TimelineRowLook;
  readonly titleOf: (component: string) => string;
  readonly onFold: (component: string, isFolded: boolean) => void;
}

/** The lines of a timeline. Only those in sight are on the page, so that a thousand cost no more than forty. */
export function TimelineList({ lines, look, titleOf, onFold }: TimelineListProps) {
  const list = useRef<HTMLUListElement>(null);
  const scrollMargin = useTopInMain(list);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is passed to a memoised component
  const visible = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current?.closest("main") ?? null,
    estimateSize: () => LINE_PX,
    overscan: OVERSCAN,
    scrollMargin,
  });
  useRowKeys(rowsAmong(lines), (address) => visible.scrollToIndex(lines.findIndex((line) => keyOf(line) === address)));
  return (
    <ul ref={list} className="relative" style={{ height: visible.getTotalSize() }}>
      {visible.getVirtualItems().map(({ index, start }) => {
        const line = lines[index];
        if (!line) return null;
        return (
          <li
            key={keyOf(line)}
            aria-setsize={lines.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 h-8"
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
          >
            {line.kind === "row" ? (
              <TimelineRowLine row={line.row} look={look} />
            ) : (
              <TimelineGroupLine
                group={line.group}
                title={titleOf(line.group.component)}
                isFolded={line.isFolded}
                onFold={(isFolded) => onFold(line.group.component, isFolded)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
