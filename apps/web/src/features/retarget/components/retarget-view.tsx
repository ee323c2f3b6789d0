"use client";

import type { Design } from "@zerolake/blueprint";
import type { PriceSnapshot } from "@zerolake/pricing";
import type { Cloud, Target } from "@zerolake/resources";
import { Printer } from "lucide-react";
import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { CLOUD_NAMES, CLOUDS } from "@/clouds/cloud-names.ts";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { useComparison } from "../hooks/use-comparison.ts";
import { useDecisions } from "../hooks/use-decisions.ts";
import { comparedTargets } from "../store/compared-targets.ts";
import { comparedClouds, ROW_FILTERS, shownRows } from "../store/row-filter.ts";
import { BestFitNote } from "./best-fit-note.tsx";
import type { BlueprintPlace } from "./blueprint-place.ts";
import { CloudCard } from "./cloud-card.tsx";
import { ComparisonTable } from "./comparison-table.tsx";
import { RowFilters } from "./row-filters.tsx";

interface RetargetViewProps {
  readonly place: BlueprintPlace;
  readonly draft: { readonly design: Design; readonly revision: number };
  /** False while the drawing is only what this browser knew before. */
  readonly isNewest: boolean;
  readonly surroundings: {
    readonly projectName: string;
    readonly canEdit: boolean;
    readonly targetCloud: Cloud;
    readonly environments: readonly { readonly name: string; readonly target: Target }[];
  };
  readonly prices: PriceSnapshot | null;
}

const PARSERS = {
  to: parseAsArrayOf(parseAsStringLiteral(["aws", "azure", "gcp"] as const)).withDefault([]),
  show: parseAsStringLiteral(ROW_FILTERS).withDefault("all"),
  cost: parseAsBoolean.withDefault(false),
  aws: parseAsString,
  azure: parseAsString,
  gcp: parseAsString,
};

export function RetargetView({ place, draft, isNewest, surroundings, prices }: RetargetViewProps) {
  const [address, setAddress] = useQueryStates(PARSERS, { history: "replace", shallow: true });
  const [open, setOpen] = useState<readonly string[]>([]);
  const { design, decide, isSaving } = useDecisions(place, draft);
  const { targetCloud, environments } = surroundings;
  const from = environments[0]?.target.cloud ?? targetCloud;
  const clouds = useMemo(() => comparedClouds(from, address.to, CLOUDS), [from, address.to]);
  const tier = environments[0]?.target.tier ?? design.blueprint.tier;
  const { aws, azure, gcp } = address;
  const targets = useMemo(
    () => comparedTargets({ clouds, environments, tier, regions: { aws, azure, gcp } }),
    [clouds, environments, tier, aws, azure, gcp],
  );
  const { answer, hasFailed } = useComparison({ blueprint: design.blueprint, targets, prices, open });
  const others = CLOUDS.filter((cloud) => cloud !== from);
  const chosen = clouds.length === 2 ? (clouds[1] ?? "both") : "both";
  return (
    <>
      <PageHeader
        title="Compare clouds"
        description={`${surroundings.projectName} as it is drawn, ${tier} size. Nothing changes in the drawing unless a decision says so.`}
        actions={
          <span className="flex flex-wrap items-center gap-2 print:hidden">
            <SegmentedControl
              label="Compare with"
              value={chosen}
              onValueChange={(next) => void setAddress({ to: next === "both" ? null : [next as Cloud] })}
              segments={[
                ...others.map((cloud) => ({ value: cloud as string, label: CLOUD_NAMES[cloud] })),
                { value: "both", label: "Both" },
              ]}
            />
            <Button icon={<Printer size={16} strokeWidth={1.5} aria-hidden="true" />} onClick={() => print()}>
              Print
            </Button>
            <LinkButton href={paths.designer(place.organization, place.project, place.blueprint)}>Open designer</LinkButton>
          </span>
        }
      />
      {answer ? (
        <>
          <ul className="grid grid-cols-[repeat(auto-fit,minmax(16rem,1fr))] gap-4">
            {answer.comparison.clouds.map((cloud) => (
              <li key={cloud.cloud} className="grid">
                <CloudCard
                  cloud={cloud}
                  comparison={answer.comparison}
                  isOrigin={cloud.cloud === from}
                  place={place}
                  onRegion={(region) => void setAddress({ [cloud.cloud]: region })}
                />
              </li>
            ))}
          </ul>
          <BestFitNote comparison={answer.comparison} />
          <RowFilters
            rows={answer.comparison.rows}
            filter={address.show}
            isOnlyCost={address.cost}
            onChange={(next) =>
              void setAddress({
                ...(next.filter ? { show: next.filter } : {}),
                ...(next.isOnlyCost === undefined ? {} : { cost: next.isOnlyCost }),
              })
            }
          />
          <ComparisonTable
            answer={answer}
            rows={shownRows(answer.comparison.rows, { filter: address.show, isOnlyCost: address.cost })}
            canDecide={surroundings.canEdit && isNewest && !isSaving}
            open={open}
            onOpen={setOpen}
            onClear={() => void setAddress({ show: null, cost: null })}
            decide={decide}
          />
        </>
      ) : (
        <Waiting hasFailed={hasFailed} />
      )}
    </>
  );
}

function Waiting({ hasFailed }: { readonly hasFailed: boolean }) {
  if (hasFailed)
    return (
      <p role="alert">
        The clouds could not be compared: this drawing cannot be read here. Open it in the designer and look at its findings.
      </p>
    );
  return <SkeletonRows label="Comparing the clouds" rows={10} />;
}
