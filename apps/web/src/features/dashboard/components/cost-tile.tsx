import type { EnvironmentShare, ProjectShare } from "@zerolake/db";
import Link from "next/link";
import { formatMoney, formatMoneyChange } from "@/format/money.ts";
import { paths } from "@/shell/navigation.ts";
import type { Costs } from "../server/load-costs.ts";
import { type Bar, BarChart, type Series } from "./bar-chart.tsx";
import { dayText } from "./deployments-tile.tsx";

const SERIES: readonly Series[] = [{ name: "so far", role: "running" }];

/** What the month has cost, what it will come to, against the budget and the month before. */
export function CostTile({ organization, costs }: { organization: string; costs: Costs }) {
  const { days, toDateUsd, forecastUsd, lastMonthUsd, budgetUsd, isAtLeast, projects, environments } = costs;
  if (days.every(({ usd }) => usd === 0) && environments.length === 0)
    return <p className="text-secondary">Nothing that is deployed has a price yet.</p>;
  const bars = addedUp(days);
  const expected = { key: "month", label: "Whole month, expected", values: [forecastUsd], isPartial: true };
  const trend = lastMonthUsd > 0 ? `, ${formatMoneyChange(lastMonthUsd, forecastUsd)} against last month` : "";
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="tabular text-figure">
          {isAtLeast && "at least "}
          {formatMoney(toDateUsd)}
        </span>
        <span className="text-secondary">
          this month, est. {formatMoney(forecastUsd)}
          {trend}
        </span>
      </p>
      <BudgetLine organization={organization} forecastUsd={forecastUsd} budgetUsd={budgetUsd} />
      <BarChart
        label="Cost of this month, added up day by day"
        series={SERIES}
        bars={[...bars, expected]}
        format={(usd) => formatMoney(usd)}
        {...(budgetUsd === null ? {} : { reference: { name: "Budget", value: budgetUsd } })}
      />
      <Shares organization={organization} projects={projects} environments={environments} />
    </div>
  );
}

function addedUp(days: Costs["days"]): readonly Bar[] {
  return days.map(({ day, isPartial }, index) => ({
    key: String(day),
    label: dayText(day),
    values: [days.slice(0, index + 1).reduce((sum, { usd }) => sum + usd, 0)],
    isPartial,
  }));
}

function BudgetLine({ organization, forecastUsd, budgetUsd }: { organization: string } & Pick<Costs, "forecastUsd" | "budgetUsd">) {
  if (budgetUsd === null)
    return (
      <Link href={paths.budgets(organization)} className="inline-flex min-h-6 items-center text-accent text-small underline">
        Set a budget
      </Link>
    );
  const isOver = forecastUsd > budgetUsd;
  return (
    <p className={isOver ? "text-danger" : "text-success"}>
      {isOver ? `${formatMoney(forecastUsd - budgetUsd)} over` : `${formatMoney(budgetUsd - forecastUsd)} under`} the budget of{" "}
      {formatMoney(budgetUsd)} if nothing changes
    </p>
  );
}

function Shares({
  organization,
  projects,
  environments,
}: {
  organization: string;
  projects: readonly ProjectShare[];
  environments: readonly EnvironmentShare[];
}) {
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      <ul aria-label="Dearest projects a month" className="space-y-1">
        {projects.map(({ id, slug, name, monthlyUsd, budgetUsd }) => (
          <li key={id} className="flex justify-between gap-3">
            <Link href={paths.project(organization, slug)} className="min-w-0 truncate hover:underline">
              {name}
            </Link>
            <span className={budgetUsd !== null && monthlyUsd > budgetUsd ? "tabular text-danger" : "tabular text-secondary"}>
              {formatMoney(monthlyUsd)}
              {budgetUsd !== null && ` of ${formatMoney(budgetUsd)}`}
            </span>
          </li>
        ))}
      </ul>
      <ul aria-label="Dearest environments a month" className="space-y-1">
        {environments.map(({ id, project, environment, monthlyUsd, isAtLeast }) => (
          <li key={id} className="flex justify-between gap-3">
            <Link href={paths.environment(organization, project.slug, environment.slug)} className="min-w-0 truncate hover:underline">
              {project.name}, {environment.name}
            </Link>
            <span className="tabular whitespace-nowrap text-secondary">
              {isAtLeast && "≥ "}
              {formatMoney(monthlyUsd)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
