"use client";

import { useQuery } from "@tanstack/react-query";
import type { HealthHistory, HealthSignalView } from "@zerolake/db";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { HealthChip } from "@/health/health-chip.tsx";
import { limitOf, limitText, measuredText } from "@/health/health-words.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ComponentHealth } from "../server/load-health.ts";
import type { HealthAt } from "./health-at.ts";
import { Sparkline } from "./sparkline.tsx";

interface SignalTableProps {
  readonly at: HealthAt;
  readonly components: readonly ComponentHealth[];
}

interface Line {
  readonly title: string;
  readonly signal: HealthSignalView;
}

/** Signals with their limits and how they went over the last day. What is fine stays folded while something is not. */
export function SignalTable({ at, components }: SignalTableProps) {
  const trpc = useTRPC();
  const history = useQuery(trpc.environmentHealth.history.queryOptions(at));
  const [isWhole, setIsWhole] = useState(false);
  const lines = components.flatMap(({ title, signals }) => signals.map((signal) => ({ title, signal })));
  const fine = lines.filter(({ signal }) => signal.status === "ok").length;
  const isFolded = !isWhole && fine > 0 && fine < lines.length;
  const shown = isFolded ? lines.filter(({ signal }) => signal.status !== "ok") : lines;
  const went = new Map(history.data?.map((each) => [each.signal, each]));
  return (
    <div className="space-y-2">
      <Table label="Signals">
        <thead>
          <tr>
            {["Component", "Signal", "Status", "Value", "Since", "Last day"].map((column) => (
              <HeaderCell key={column}>{column}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <SignalRow key={line.signal.signal} line={line} history={went.get(line.signal.signal)} nowMs={history.dataUpdatedAt} />
          ))}
        </tbody>
      </Table>
      {isFolded && (
        <Button size="small" onClick={() => setIsWhole(true)}>
          {`Show ${plural(fine, "healthy signal")}`}
        </Button>
      )}
    </div>
  );
}

interface SignalRowProps {
  readonly line: Line;
  readonly history: HealthHistory | undefined;
  readonly nowMs: number;
}

function SignalRow({ line: { title, signal }, history, nowMs }: SignalRowProps) {
  const { label, status, value, unit, threshold, reason, since } = signal;
  const limit = limitOf(signal);
  return (
    <Row>
      <Cell className="font-medium">{title}</Cell>
      <Cell>
        {label}
        <span className="block text-muted text-small">{reason ?? threshold.because}</span>
      </Cell>
      <Cell>
        <HealthChip status={status} />
      </Cell>
      <Cell className="tabular whitespace-nowrap">
        {value === null ? <span className="text-muted">–</span> : measuredText(value, unit)}
        <span className="block text-muted text-small">{limitText(limit, { unit, illWhen: threshold.illWhen })}</span>
      </Cell>
      <Cell className="whitespace-nowrap text-secondary">
        <RelativeTime at={since} />
      </Cell>
      <Cell>
        {history && history.points.length > 0 ? (
          <Sparkline label={dayText(signal, history)} points={history.points} limit={limit} nowMs={nowMs} />
        ) : (
          <span className="text-muted">–</span>
        )}
      </Cell>
    </Row>
  );
}

function dayText({ label, unit, value }: HealthSignalView, { points }: HealthHistory): string {
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${label} over the last day: lowest ${measuredText(low, unit)}, highest ${measuredText(high, unit)}, now ${measuredText(value, unit)}`;
}
