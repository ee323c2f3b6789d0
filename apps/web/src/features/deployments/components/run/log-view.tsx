"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { RunView } from "@zerolake/execution";
import { ArrowDown } from "lucide-react";
import { parseAsInteger, useQueryState } from "nuqs";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { plural } from "@/format/number.ts";
import { useFollow } from "../../hooks/use-follow.ts";
import { useViewKeys } from "../../hooks/use-view-keys.ts";
import { ALL_LINES, findMatches, LOG_LEVELS, type LogFilter, nextError, shownLines } from "../../store/log-lines.ts";
import { LogRow } from "./log-row.tsx";
import { LogToolbar } from "./log-toolbar.tsx";

const LINE_HEIGHT_PX = 20;

/** The whole log in order. It follows the end until somebody scrolls up. */
export function LogView({ view, fileName }: { view: RunView; fileName: string }) {
  const [filter, setFilter] = useState<LogFilter>(ALL_LINES);
  const [isRelative, setIsRelative] = useState(false);
  const [match, setMatch] = useState(0);
  const [error, setError] = useState(-1);
  const [linked] = useQueryState("line", parseAsInteger);
  const lines = useMemo(() => shownLines(view.log, { ...filter, text: "" }), [view.log, filter]);
  const matches = useMemo(() => findMatches(lines, filter.text), [lines, filter.text]);
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is passed to a memoised component
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT_PX,
    overscan: 20,
  });
  const show = (next: LogFilter) => {
    setFilter(next);
    setMatch(0);
    setError(-1);
  };
  const showRow = (index: number) => rows.scrollToIndex(index, { align: "center" });
  const follow = useFollow({
    scroller,
    count: lines.length,
    startsAtEnd: linked === null,
    toEnd: () => rows.scrollToIndex(lines.length - 1),
  });
  const goToMatch = (step: 1 | -1) => {
    if (matches.length === 0) return;
    const next = (match + step + matches.length) % matches.length;
    setMatch(next);
    follow.stop();
    showRow(matches[next] ?? 0);
  };
  const goToError = () => {
    const next = nextError(lines, error);
    if (next === -1) return;
    setError(next);
    follow.stop();
    showRow(next);
  };
  const linkedIndex = linked === null ? -1 : lines.findIndex((line) => line.sequence >= linked);
  const showLinked = useEffectEvent(() => showRow(linkedIndex));
  const isLinkedThere = linkedIndex >= 0;
  useEffect(() => {
    if (isLinkedThere) showLinked();
  }, [isLinkedThere]);
  useViewKeys({
    ...Object.fromEntries(LOG_LEVELS.map((level, index) => [String(index + 1), () => show({ ...filter, level })])),
    "Shift+E": () => show({ ...filter, level: filter.level === "error" ? ALL_LINES.level : "error" }),
    f: follow.start,
    "/": () => search.current?.focus(),
    n: () => (filter.text === "" ? goToError() : goToMatch(1)),
    "Shift+N": () => goToMatch(-1),
  });
  const startMs = Date.parse(view.log[0]?.at ?? "");
  return (
    <div className="space-y-3">
      <LogToolbar
        log={view.log}
        fileName={fileName}
        filter={filter}
        onFilterChange={show}
        isRelative={isRelative}
        onRelativeChange={setIsRelative}
        search={search}
        position={matches.length === 0 ? undefined : { current: match + 1, of: matches.length }}
        onGoToMatch={goToMatch}
      />
      <div className="relative">
        <section
          ref={scroller}
          onScroll={follow.noticeScroll}
          aria-label="Log"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          className="h-[60vh] overflow-auto rounded-card border border-line bg-surface p-2 font-mono text-code"
        >
          {lines.length === 0 && (
            <p className="p-4 font-sans text-secondary">
              {view.log.length === 0 ? "Nothing was said yet." : "Nothing matches this filter."}
            </p>
          )}
          <div className="relative" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((item) => {
              const line = lines[item.index];
              return line ? (
                <LogRow
                  key={item.key}
                  ref={rows.measureElement}
                  index={item.index}
                  top={item.start}
                  line={line}
                  sinceMs={isRelative ? startMs : undefined}
                  found={filter.text}
                  isCurrent={item.index === (filter.text === "" ? (error === -1 ? linkedIndex : error) : matches[match])}
                />
              ) : null;
            })}
          </div>
        </section>
        {!follow.isFollowing && (
          <Button
            size="small"
            className="-translate-x-1/2 absolute bottom-3 left-1/2 shadow-menu"
            icon={<ArrowDown aria-hidden="true" size={14} strokeWidth={1.5} />}
            onClick={follow.start}
          >
            {follow.newLines > 0 ? plural(follow.newLines, "new line") : "Follow the end"}
          </Button>
        )}
      </div>
    </div>
  );
}
