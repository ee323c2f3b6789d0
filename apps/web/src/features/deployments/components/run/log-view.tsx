"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { LogLevel, RunView } from "@zerolake/execution";
import { Download } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { downloadFile } from "../../store/download-file.ts";
import { type LogFilter, logText, shownLines } from "../../store/log-lines.ts";
import { LogRow } from "./log-row.tsx";

const LINE_HEIGHT_PX = 20;
const LEVELS: readonly { readonly value: LogLevel; readonly label: string }[] = [
  { value: "info", label: "All" },
  { value: "warning", label: "Warnings" },
  { value: "error", label: "Errors" },
];

/** The whole log in order. It follows the end until somebody scrolls up. */
export function LogView({ view, fileName }: { view: RunView; fileName: string }) {
  const [filter, setFilter] = useState<LogFilter>({ level: "info", address: "", text: "" });
  const [isFollowing, setIsFollowing] = useState(true);
  const lines = useMemo(() => shownLines(view.log, filter), [view.log, filter]);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is passed to a memoised component
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT_PX,
    overscan: 20,
  });
  useEffect(() => {
    if (isFollowing && lines.length > 0) rows.scrollToIndex(lines.length - 1);
  }, [isFollowing, lines.length, rows]);
  const noticeScroll = () => {
    const box = scroller.current;
    if (box) setIsFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < 2 * LINE_HEIGHT_PX);
  };
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-end gap-3">
        <SegmentedControl
          label="Level"
          segments={LEVELS}
          value={filter.level}
          onValueChange={(level) => setFilter({ ...filter, level: level as LogLevel })}
        />
        <Field label="Find" className="min-w-48 flex-1">
          {(control) => (
            <Input
              {...control}
              type="search"
              value={filter.text}
              onChange={(event) => setFilter({ ...filter, text: event.target.value })}
            />
          )}
        </Field>
        {!isFollowing && (
          <Button size="small" onClick={() => setIsFollowing(true)}>
            Follow the end
          </Button>
        )}
        <Button
          size="small"
          icon={<Download aria-hidden="true" size={14} strokeWidth={1.5} />}
          onClick={() => downloadFile(`${fileName}.log`, "text/plain", logText(view.log))}
        >
          Download
        </Button>
      </div>
      <section
        ref={scroller}
        onScroll={noticeScroll}
        aria-label="Log"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="h-[60vh] overflow-auto rounded-card border border-line bg-surface p-2 font-mono text-code"
      >
        {lines.length === 0 && (
          <p className="p-4 font-sans text-secondary">{view.log.length === 0 ? "Nothing was said yet." : "Nothing matches this filter."}</p>
        )}
        <div className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return line ? <LogRow key={item.key} ref={rows.measureElement} index={item.index} top={item.start} line={line} /> : null;
          })}
        </div>
      </section>
    </div>
  );
}
