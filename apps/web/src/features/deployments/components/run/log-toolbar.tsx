"use client";

import type { LogLevel, LogLine } from "@zerolake/execution";
import { ChevronDown, ChevronUp, Download } from "lucide-react";
import { type RefObject, useMemo } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { downloadFile } from "@/format/download-file.ts";
import { addressesIn, type LogFilter, logText } from "../../store/log-lines.ts";

const LEVELS: readonly { readonly value: LogLevel; readonly label: string }[] = [
  { value: "debug", label: "All" },
  { value: "info", label: "No polls" },
  { value: "warning", label: "Warnings" },
  { value: "error", label: "Errors" },
];
const EVERYTHING = "*";

export interface LogToolbarProps {
  readonly log: readonly LogLine[];
  readonly fileName: string;
  readonly filter: LogFilter;
  readonly onFilterChange: (filter: LogFilter) => void;
  readonly isRelative: boolean;
  readonly onRelativeChange: (isRelative: boolean) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Of the found lines; `undefined` when nothing is found. */
  readonly position: { readonly current: number; readonly of: number } | undefined;
  readonly onGoToMatch: (step: 1 | -1) => void;
}

export function LogToolbar({ log, fileName, filter, onFilterChange, isRelative, onRelativeChange, ...find }: LogToolbarProps) {
  const resources = useMemo(
    () => [{ value: EVERYTHING, label: "Every resource" }, ...addressesIn(log).map((value) => ({ value, label: value }))],
    [log],
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SegmentedControl
        label="Level"
        segments={LEVELS}
        value={filter.level}
        onValueChange={(level) => onFilterChange({ ...filter, level: level as LogLevel })}
      />
      <div className="w-64">
        <Combobox
          label="Resource"
          options={resources}
          value={filter.address || EVERYTHING}
          onValueChange={(value) => onFilterChange({ ...filter, address: value === EVERYTHING ? "" : value })}
        />
      </div>
      <FindInLog text={filter.text} onTextChange={(text) => onFilterChange({ ...filter, text })} {...find} />
      <Checkbox label="Relative time" isChecked={isRelative} onCheckedChange={onRelativeChange} />
      <Button
        size="small"
        icon={<Download aria-hidden="true" size={14} strokeWidth={1.5} />}
        onClick={() => downloadFile(`${fileName}.log`, "text/plain", logText(log))}
      >
        Download
      </Button>
    </div>
  );
}

type FindProps = Pick<LogToolbarProps, "search" | "position" | "onGoToMatch"> & {
  readonly text: string;
  readonly onTextChange: (text: string) => void;
};

function FindInLog({ text, onTextChange, search, position, onGoToMatch }: FindProps) {
  return (
    <div className="flex min-w-48 flex-1 items-center gap-1">
      <Input
        ref={search}
        type="search"
        aria-label="Find in the log"
        placeholder="Find… /"
        value={text}
        onChange={(event) => onTextChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onGoToMatch(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {text !== "" && (
        <>
          <span role="status" className="tabular shrink-0 px-1 text-muted text-small">
            {position ? `${position.current} of ${position.of}` : "not found"}
          </span>
          <IconButton
            label="Previous match"
            shortcut="⇧N"
            size="small"
            icon={<ChevronUp aria-hidden="true" size={16} strokeWidth={1.5} />}
            onClick={() => onGoToMatch(-1)}
          />
          <IconButton
            label="Next match"
            shortcut="N"
            size="small"
            icon={<ChevronDown aria-hidden="true" size={16} strokeWidth={1.5} />}
            onClick={() => onGoToMatch(1)}
          />
        </>
      )}
    </div>
  );
}
