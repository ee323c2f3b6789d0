"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { KeyValue } from "@/components/ui/key-value.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import { formatAbsoluteTime } from "@/format/time.ts";
import type { AuditRow } from "../server/audit-log.ts";
import type { AuditResult } from "../store/audit-results.ts";
import { RESULT_LOOKS } from "./result-looks.ts";

const COLUMNS = 7;

export function AuditEntryRow({ row }: { row: AuditRow }) {
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const { word, status } = RESULT_LOOKS[(row.result as AuditResult | null) ?? "done"];
  return (
    <>
      <Row>
        <Cell className="w-8 pr-0">
          <IconButton
            size="small"
            label={`${isOpen ? "Hide" : "Show"} entry ${row.sequence}`}
            aria-expanded={isOpen}
            icon={<Chevron aria-hidden="true" size={16} strokeWidth={1.5} />}
            onClick={() => setOpen(!isOpen)}
          />
        </Cell>
        <Cell className="whitespace-nowrap">
          {/* In the reader's own time zone, which the server does not know. */}
          <time dateTime={row.at.toISOString()} title={row.at.toISOString()} suppressHydrationWarning>
            {formatAbsoluteTime(row.at)}
          </time>
        </Cell>
        <Cell>{row.actorName}</Cell>
        <Cell className="font-mono text-code text-secondary">{row.address ?? "–"}</Cell>
        <Cell className="font-mono text-code">{row.action}</Cell>
        <Cell>
          <span className="block max-w-64 truncate">{row.targetName}</span>
          <span className="block text-muted text-small">{row.targetType}</span>
        </Cell>
        <Cell>
          <StatusChip status={status}>{word}</StatusChip>
        </Cell>
      </Row>
      {isOpen && (
        <Row className="bg-page hover:bg-page">
          <Cell colSpan={COLUMNS} className="py-3 pl-11">
            <EntryDetails row={row} />
          </Cell>
        </Row>
      )}
    </>
  );
}

function EntryDetails({ row }: { row: AuditRow }) {
  return (
    <div className="space-y-3">
      <KeyValue
        items={[
          { label: "Entry", value: `#${row.sequence}` },
          { label: "Kind", value: row.actorKind },
          { label: "Program", value: row.userAgent ?? "–" },
          { label: "Target id", value: <span className="break-all font-mono text-code">{row.targetId}</span> },
          { label: "Hash", value: <span className="break-all font-mono text-code">{row.hash}</span> },
        ]}
      />
      <div className="grid gap-3 lg:grid-cols-2">
        <Values title="Before" value={row.before} />
        <Values title="After" value={row.after} />
      </div>
    </div>
  );
}

function Values({ title, value }: { title: string; value: unknown }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="text-label">{title}</h3>
      {value === null ? (
        <p className="text-muted">–</p>
      ) : (
        <pre className="mt-1 max-h-80 overflow-auto whitespace-pre-wrap break-all rounded-chip border border-hairline bg-surface p-2 font-mono text-code">
          {JSON.stringify(value, null, 2)}
        </pre>
      )}
    </section>
  );
}
