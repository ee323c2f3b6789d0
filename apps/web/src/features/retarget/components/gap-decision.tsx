"use client";

import { placementEdit } from "@zerolake/blueprint";
import type { ComparedRow, PartOnCloud } from "@zerolake/retarget";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { Button } from "@/components/ui/button.tsx";
import type { Decide } from "../hooks/use-decisions.ts";
import type { CompareAnswer } from "../store/compare.ts";
import { wayKey } from "../store/way-key.ts";

interface GapDecisionProps {
  readonly row: ComparedRow;
  readonly part: PartOnCloud;
  readonly answer: CompareAnswer;
  readonly canDecide: boolean;
  /** Other ways are offered for everything that is looked at, not only for gaps. */
  readonly isOpen: boolean;
  readonly decide: Decide;
}

/** What can be decided about a component on one cloud: another way, without it, or it stays where it is. */
export function GapDecision({ row, part, answer, canDecide, isOpen, decide }: GapDecisionProps) {
  const { cloud, fit, standsOn, blockers } = part;
  const { component, title } = row;
  const isGap = standsOn === undefined && (fit === "none" || blockers.length > 0);
  if (!canDecide || (!isGap && !isOpen && standsOn === undefined)) return null;
  const ways = standsOn === undefined ? (answer.ways?.[wayKey(cloud, component)] ?? []) : [];
  const place = CLOUD_NAMES[cloud];
  const keepers = answer.comparison.clouds.filter((other) => other.cloud !== cloud && row.parts[other.cloud]?.service);
  return (
    <div className="flex flex-wrap gap-1.5 pt-2 print:hidden">
      {ways.map((way) => (
        <Button
          key={way.variant}
          size="small"
          title={way.gap}
          onClick={() => void decide(way.edit, `${title} uses ${way.service} on ${place}.`)}
        >
          Use {way.service}
        </Button>
      ))}
      {isGap ? (
        <>
          <Button size="small" onClick={() => void decide(placementEdit(cloud, component, "nowhere"), `${title} is left out on ${place}.`)}>
            Leave out
          </Button>
          {keepers.map((keeper) => (
            <Button
              key={keeper.cloud}
              size="small"
              onClick={() => void decide(placementEdit(cloud, component, keeper.cloud), `${title} stays on ${CLOUD_NAMES[keeper.cloud]}.`)}
            >
              Keep on {CLOUD_NAMES[keeper.cloud]}
            </Button>
          ))}
        </>
      ) : null}
      {standsOn === undefined ? null : (
        <Button size="small" onClick={() => void decide(placementEdit(cloud, component, undefined), `${title} is to be decided again.`)}>
          Decide again
        </Button>
      )}
    </div>
  );
}
