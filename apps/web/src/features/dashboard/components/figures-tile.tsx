"use client";

import { FIGURE_NAMES, FIGURES, type FigureName } from "@zerolake/delivery";
import { Info } from "lucide-react";
import { classNames } from "@/components/ui/class-names.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import type { Deliveries } from "../server/load-deliveries.ts";
import { figureText, trendText } from "../store/figure-words.ts";

/** The figures of delivery, each with its definition and how it moved against the period before. */
export function FiguresTile({ deliveries }: { deliveries: Deliveries }) {
  return (
    <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-6">
      {FIGURE_NAMES.map((name) => (
        <Figure key={name} name={name} deliveries={deliveries} />
      ))}
    </dl>
  );
}

function Figure({ name, deliveries }: { name: FigureName; deliveries: Deliveries }) {
  const { title, question, definition } = FIGURES[name];
  const { text, trend } = trendText(name, deliveries);
  const colour = trend?.isBetter === true ? "text-success" : trend?.isBetter === false ? "text-danger" : "text-muted";
  return (
    <div className="space-y-0.5">
      <dt className="flex items-center gap-1 text-secondary">
        {title}
        <Popover
          label={`What ${title.toLowerCase()} means`}
          trigger={
            <IconButton
              size="small"
              label={`What ${title.toLowerCase()} means`}
              icon={<Info aria-hidden="true" size={14} strokeWidth={1.5} />}
            />
          }
          className="space-y-1 p-3"
        >
          <p className="font-medium">{question}</p>
          <p className="text-secondary">{definition}</p>
        </Popover>
      </dt>
      <dd className="tabular text-title">{figureText(name, deliveries.now[name])}</dd>
      <dd className={classNames("tabular text-small", colour)}>{text}</dd>
    </div>
  );
}
