import type { DesignCost, Driver } from "@zerolake/pricing";
import { formatMoneyChange } from "@/format/money.ts";
import { inWords } from "../../store/cost/cost-words.ts";

const SHOWN = 5;

/** The assumptions that move the total most, each alone at its low and at its high. */
export function MovesMost({ cost: { drivers } }: { readonly cost: DesignCost }) {
  if (drivers.length === 0) return null;
  const most = Math.max(...drivers.map(reachOf));
  return (
    <section aria-label="What moves this most" className="space-y-2">
      <h3 className="text-label">What moves this most</h3>
      <ul className="max-w-3xl space-y-1">
        {drivers.slice(0, SHOWN).map((driver) => (
          <li key={driver.parameter} className="grid grid-cols-[minmax(0,1fr)_8rem_9rem] items-center gap-3">
            <span className="min-w-0">
              <span className="block truncate">{inWords(driver.parameter)}</span>
              <span className="block truncate text-muted text-small" title={driver.meaning}>
                {driver.meaning}
              </span>
            </span>
            <span aria-hidden="true" className="flex h-2 items-stretch">
              <span className="flex flex-1 justify-end">
                <span className="rounded-l-chip bg-success-solid" style={{ width: shareOf(driver, -1, most) }} />
              </span>
              <span className="w-px bg-control" />
              <span className="flex flex-1">
                <span className="rounded-r-chip bg-warning-solid" style={{ width: shareOf(driver, 1, most) }} />
              </span>
            </span>
            <span className="tabular whitespace-nowrap text-right text-secondary text-small">
              {formatMoneyChange(0, Math.min(driver.atLowUsd, driver.atHighUsd))} to{" "}
              {formatMoneyChange(0, Math.max(driver.atLowUsd, driver.atHighUsd))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function reachOf({ atLowUsd, atHighUsd }: Driver): number {
  return Math.max(Math.abs(atLowUsd), Math.abs(atHighUsd));
}

function shareOf({ atLowUsd, atHighUsd }: Driver, sign: 1 | -1, most: number): string {
  const reach = Math.max(0, sign * atLowUsd, sign * atHighUsd);
  return `${most === 0 ? 0 : (reach / most) * 100}%`;
}
