"use client";

import type { ComponentCost, DesignCost } from "@zerolake/pricing";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo, useState } from "react";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatMoney } from "@/format/money.ts";
import { formatPercent } from "@/format/number.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { changeWords, componentWords, totalWords } from "../../store/cost/cost-words.ts";
import { focusComponent } from "../../store/edit/selection.ts";
import { BudgetLine } from "./budget-line.tsx";

type SortKey = "title" | "monthlyUsd";

/** Each component with its amount and its share, costliest first; a row leads to the lines of its bill. */
export function ComponentsTab({ cost }: { readonly cost: DesignCost }) {
  const store = useDesignerStore();
  const deployed = useDesigner((state) => state.cost.deployed);
  const compiled = useDesigner((state) => state.analysis.compiled.components);
  const drawn = useDesigner((state) => state.log.current.blueprint.components);
  const [sort, setSort] = useState<SortKey>("monthlyUsd");
  const rows = useMemo(() => sorted(cost.components, sort), [cost.components, sort]);
  const ids = new Set(drawn.map(({ id }) => id));
  const show = (component: string) => {
    focusComponent(store, component);
    store.setState(({ panels }) => ({ panels: { ...panels, isInspectorOpen: true, inspectorTab: "cost" } }));
  };
  return (
    <div className="space-y-3">
      <BudgetLine cost={cost} />
      <Table label="Cost by component">
        <thead>
          <tr>
            <SortCell label="Component" isSorted={sort === "title"} direction="up" onSort={() => setSort("title")} />
            <HeaderCell className="max-md:hidden">Becomes</HeaderCell>
            <HeaderCell className="w-1/4 max-sm:hidden">Share</HeaderCell>
            {deployed ? <HeaderCell className="text-right">vs deployed</HeaderCell> : null}
            <SortCell label="A month" isSorted={sort === "monthlyUsd"} direction="down" onSort={() => setSort("monthlyUsd")} isRight />
          </tr>
        </thead>
        <tbody>
          {rows.map((part) => (
            <Row
              key={part.component}
              onMouseEnter={() => store.setState({ pointed: part.component })}
              onMouseLeave={() => store.setState({ pointed: undefined })}
            >
              <Cell>
                {ids.has(part.component) ? (
                  <button type="button" onClick={() => show(part.component)} className="text-left hover:underline">
                    {part.title}
                  </button>
                ) : (
                  <span className="text-secondary">{part.title}, added by itself</span>
                )}
              </Cell>
              <Cell className="text-secondary max-md:hidden">{compiled.get(part.component)?.service ?? part.variant}</Cell>
              <Cell className="max-sm:hidden">
                <ShareBar share={cost.monthlyUsd > 0 ? part.monthlyUsd / cost.monthlyUsd : 0} />
              </Cell>
              {deployed ? (
                <Cell className="text-right text-secondary">{changeWords(deployed.byComponent[part.component] ?? 0, part.monthlyUsd)}</Cell>
              ) : null}
              <Cell className="whitespace-nowrap text-right" title={part.unpriced ?? part.free}>
                {componentWords(part)}
              </Cell>
            </Row>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="h-9 px-3 font-medium">Total, expected {cost.isAtLeast ? "at least" : ""}</td>
            <td aria-hidden="true" className="max-md:hidden" />
            <td className="px-3 text-muted text-small max-sm:hidden">{totalWords(cost)}</td>
            {deployed ? <td className="px-3 text-right text-secondary">{changeWords(deployed.totalUsd, cost.monthlyUsd)}</td> : null}
            <td className="px-3 text-right font-medium">{formatMoney(cost.monthlyUsd)}/mo</td>
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}

function sorted(components: readonly ComponentCost[], key: SortKey): readonly ComponentCost[] {
  return components.toSorted((left, right) =>
    key === "title"
      ? left.title.localeCompare(right.title)
      : right.monthlyUsd - left.monthlyUsd || Number(right.unpriced !== undefined) - Number(left.unpriced !== undefined),
  );
}

interface SortCellProps {
  readonly label: string;
  readonly isSorted: boolean;
  readonly direction: "up" | "down";
  readonly onSort: () => void;
  readonly isRight?: boolean;
}

function SortCell({ label, isSorted, direction, onSort, isRight = false }: SortCellProps) {
  const Arrow = direction === "up" ? ArrowUp : ArrowDown;
  return (
    <HeaderCell aria-sort={isSorted ? (direction === "up" ? "ascending" : "descending") : "none"} className={isRight ? "text-right" : ""}>
      <button type="button" onClick={onSort} className="inline-flex h-6 items-center gap-1 hover:text-primary">
        {label}
        <Arrow size={12} strokeWidth={1.5} aria-hidden="true" className={isSorted ? "" : "invisible"} />
      </button>
    </HeaderCell>
  );
}

function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="h-2 min-w-16 flex-1 overflow-hidden rounded-chip bg-hover">
        <span className="block h-full rounded-chip bg-running-solid" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="w-12 text-right text-secondary text-small">{formatPercent(share)}</span>
    </span>
  );
}
