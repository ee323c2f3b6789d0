"use client";

import type { CloudComparison, ComparedCloud } from "@zerolake/retarget";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { regionOptions } from "@/clouds/regions/regions-of.ts";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { formatMoney, formatMoneyChange } from "@/format/money.ts";
import { plural } from "@/format/number.ts";
import { formatEstimate } from "@/format/time.ts";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { rangeWords } from "../store/part-words.ts";
import type { BlueprintPlace } from "./blueprint-place.ts";

interface CloudCardProps {
  readonly cloud: ComparedCloud;
  readonly comparison: CloudComparison;
  /** Where the drawing comes from. */
  readonly isOrigin: boolean;
  readonly place: BlueprintPlace;
  /** Looks at another region of the cloud. */
  readonly onRegion: (region: string) => void;
}

/** A cloud as a whole: what it costs, how long it takes, how much fits, and the way to go there. */
export function CloudCard({ cloud, comparison, isOrigin, place, onRegion }: CloudCardProps) {
  const { counts, resources, minutes, target, elsewhereUsd } = cloud;
  const [origin] = comparison.clouds;
  return (
    <article aria-label={CLOUD_NAMES[cloud.cloud]} className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-title">{CLOUD_NAMES[cloud.cloud]}</h2>
        <span className="flex gap-1">
          {comparison.bestFit.cloud === cloud.cloud ? <StatusChip status="success">Best fit</StatusChip> : null}
          {isOrigin ? <StatusChip status="neutral">Now</StatusChip> : null}
        </span>
      </header>
      <Combobox
        label={`Region of ${CLOUD_NAMES[cloud.cloud]}`}
        value={target.region}
        onValueChange={onRegion}
        options={regionOptions(cloud.cloud)}
      />
      <div>
        <p className="tabular text-display">
          {cloud.isAtLeast ? "≥ " : ""}
          {formatMoney(cloud.totalUsd)}
          <span className="text-muted text-small"> /mo, est.</span>
        </p>
        <p className="tabular text-secondary">
          {rangeWords(cloud)}
          {origin && !isOrigin ? ` · ${formatMoneyChange(origin.totalUsd, cloud.totalUsd)} vs ${CLOUD_NAMES[origin.cloud]}` : ""}
        </p>
        {elsewhereUsd > 0 ? <p className="text-secondary text-small">{formatMoney(elsewhereUsd)} of it for what stays elsewhere</p> : null}
      </div>
      <ul className="flex-1 space-y-0.5 text-secondary">
        <li>
          {counts.full} fit, {counts.partial} lose something, {counts.none} without a service
        </li>
        <li>
          {plural(resources, "resource")}
          {minutes[1] > 0 ? `, ready in ${formatEstimate(minutes)}` : ""}
        </li>
        {cloud.undecided.length > 0 ? (
          <li className="text-danger">{plural(cloud.undecided.length, "component needs a decision", "components need a decision")}</li>
        ) : null}
        <li>
          {plural(counts.error, "error")}, {plural(counts.warning, "warning")}
        </li>
      </ul>
      <GoThere cloud={cloud} place={place} />
    </article>
  );
}

function GoThere({ cloud: { cloud, target, undecided }, place }: Pick<CloudCardProps, "cloud" | "place">) {
  const missing = useMissingPermission("environment:create");
  const label = `Create environment on ${CLOUD_NAMES[cloud]}`;
  const reason =
    undecided.length > 0 ? `${plural(undecided.length, "component needs a decision", "components need a decision")} first.` : missing;
  return (
    <span className="print:hidden">
      {reason === undefined ? (
        <LinkButton href={paths.newEnvironment(place.organization, place.project, { cloud, region: target.region })}>{label}</LinkButton>
      ) : (
        <Button disabledReason={reason}>{label}</Button>
      )}
    </span>
  );
}
