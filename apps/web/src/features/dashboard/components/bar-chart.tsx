"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import type { StatusRole } from "@/components/ui/status.ts";

/** A part of every bar, from the bottom up. */
export interface Series {
  readonly name: string;
  readonly role: Extract<StatusRole, "success" | "danger" | "neutral" | "running">;
}

export interface Bar {
  readonly key: string;
  /** Of the day, say. */
  readonly label: string;
  /** One per series; `null` is missing, which is not zero. */
  readonly values: readonly (number | null)[];
  /** Hatched: not over yet, or only expected. */
  readonly isPartial: boolean;
}

interface BarChartProps {
  /** What it shows, for whoever does not see it. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  readonly format: (value: number) => string;
  /** A line across, e.g. the budget. */
  readonly reference?: { readonly name: string; readonly value: number };
  /** For a wall: nobody points at it, so it is a picture without values. */
  readonly isPlain?: boolean;
  readonly className?: string;
}

const HEIGHT = 100;
const STEP = 10;
const FILLS: Readonly<Record<Series["role"], string>> = {
  success: "fill-success-solid",
  danger: "fill-danger-solid",
  neutral: "fill-neutral-solid",
  running: "fill-running-solid",
};

/** Stacked bars from zero. The pointer or the arrow keys go from bar to bar, and the values of that bar are told below. */
export function BarChart({ label, series, bars, format, reference, isPlain = false, className }: BarChartProps) {
  const [chosen, setChosen] = useState<number>();
  const max = Math.max(...bars.map(totalOf), reference?.value ?? 0) || 1;
  const shown = Math.min(chosen ?? bars.length - 1, bars.length - 1);
  const bar = bars[shown];
  if (isPlain)
    return (
      <div role="img" aria-label={label} className={className}>
        <Bars series={series} bars={bars} max={max} reference={reference} />
      </div>
    );
  const text = bar ? barText(bar, { series, format }) : "Nothing yet.";
  return (
    <div className={classNames("space-y-1.5", className)}>
      <div className="flex h-28 items-stretch gap-2">
        <div aria-hidden="true" className="tabular flex flex-col justify-between text-right text-muted text-small">
          <span>{format(max)}</span>
          <span>{format(0)}</span>
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={1}
          aria-valuemax={Math.max(1, bars.length)}
          aria-valuenow={shown + 1}
          aria-valuetext={text}
          aria-readonly
          className="min-w-0 flex-1"
          onKeyDown={(event) => setChosen((before) => afterKey(event, { at: before ?? bars.length - 1, count: bars.length }))}
          onPointerLeave={() => setChosen(undefined)}
        >
          <Bars series={series} bars={bars} max={max} shown={shown} reference={reference} onChoose={setChosen} />
        </div>
      </div>
      <p className="tabular min-h-4 text-secondary text-small">
        {text}
        {reference && ` ${reference.name}: ${format(reference.value)}.`}
      </p>
    </div>
  );
}

function Bars({
  series,
  bars,
  max,
  shown,
  reference,
  onChoose,
}: Pick<BarChartProps, "series" | "bars"> & {
  readonly max: number;
  readonly shown?: number;
  readonly reference: BarChartProps["reference"];
  readonly onChoose?: (index: number) => void;
}) {
  const id = useId();
  const y = (value: number) => HEIGHT - (value / max) * HEIGHT;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, bars.length) * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-full min-h-16 w-full border-line border-b"
    >
      <defs>
        <pattern id={`${id}-partial`} width="3" height="6" patternUnits="userSpaceOnUse">
          <path d="M0 0H3V2H0Z" className="fill-surface" />
        </pattern>
        <pattern id={`${id}-failed`} width="2.4" height="8" patternUnits="userSpaceOnUse">
          <path d="M0 0L2.4 8M2.4 0L0 8" strokeWidth="0.5" className="stroke-surface" />
        </pattern>
      </defs>
      {bars.map((bar, index) => {
        const x = index * STEP + 1;
        const tops = bar.values.map((_, part) => sumOf(bar.values.slice(0, part + 1)));
        return (
          <g key={bar.key} onPointerEnter={() => onChoose?.(index)}>
            <rect x={index * STEP} y={0} width={STEP} height={HEIGHT} className={index === shown ? "fill-hover" : "fill-transparent"} />
            {bar.values.map((value, part) => {
              const at = { x, y: y(tops[part] ?? 0), width: STEP - 2, height: ((value ?? 0) / max) * HEIGHT };
              const { name = "", role = "neutral" } = series[part] ?? {};
              return (
                <g key={name}>
                  <rect {...at} className={FILLS[role]} />
                  {role === "danger" && <rect {...at} fill={`url(#${id}-failed)`} />}
                  {bar.isPartial && <rect {...at} fill={`url(#${id}-partial)`} />}
                </g>
              );
            })}
          </g>
        );
      })}
      {reference && (
        <line
          x1={0}
          x2={bars.length * STEP}
          y1={y(reference.value)}
          y2={y(reference.value)}
          strokeWidth={2}
          strokeDasharray="6 4"
          vectorEffect="non-scaling-stroke"
          className="stroke-warning-solid"
        />
      )}
    </svg>
  );
}

function afterKey(event: KeyboardEvent, { at, count }: { readonly at: number; readonly count: number }): number {
  const targets: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 };
  const target = targets[event.key];
  if (target === undefined) return at;
  event.preventDefault();
  return Math.min(Math.max(0, target), Math.max(0, count - 1));
}

function barText({ label, values, isPartial }: Bar, { series, format }: Pick<BarChartProps, "series" | "format">): string {
  const parts = values.map((value, part) => `${value === null ? "unknown" : format(value)} ${series[part]?.name ?? ""}`.trim());
  return `${label}${isPartial ? " (not complete)" : ""}: ${parts.join(", ")}.`;
}

function totalOf({ values }: Bar): number {
  return sumOf(values);
}

function sumOf(values: Bar["values"]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
