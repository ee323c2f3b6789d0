import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import type { Series } from "./bar-chart.tsx";

/** Which part of a bar is what. */
export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-secondary text-small">
      {series.map(({ name, role }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={classNames("size-2.5 rounded-chip", STATUS_CLASSES[role].solidBackground)} />
          {name}
        </li>
      ))}
    </ul>
  );
}
