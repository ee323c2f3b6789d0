import type { PartOnCloud } from "@zerolake/retarget";
import { costWords, standingWords } from "../store/part-words.ts";

/** What a component becomes there, what is lost, and what it costs. */
export function PartCell({ part }: { readonly part: PartOnCloud }) {
  const { fit, cost, lost, standsOn, resources, blockers } = part;
  // The heading says already that nothing creates it, or where it stands.
  const losses = standsOn !== undefined ? [] : fit === "none" ? lost.slice(1) : lost;
  return (
    <div className="space-y-0.5">
      <p className="flex items-baseline justify-between gap-x-3">
        <span className={`min-w-0 ${fit === "none" && standsOn === undefined ? "text-danger" : ""}`}>{standingWords(part)}</span>
        {cost ? (
          <span className="shrink-0 whitespace-nowrap text-secondary" title={cost.unpriced ?? cost.free}>
            {costWords(cost)}
          </span>
        ) : null}
      </p>
      {losses.map((loss) => (
        <Loss key={loss}>{loss}</Loss>
      ))}
      {blockers.map(({ code, message }) => (
        <p key={`${code}${message}`} className="text-danger text-small">
          {message}
        </p>
      ))}
      {resources > 0 ? <p className="text-muted text-small">{resources === 1 ? "1 resource" : `${resources} resources`}</p> : null}
    </div>
  );
}

/** Recipes say what is lost as half a sentence. */
function Loss({ children }: { readonly children: string }) {
  return (
    <p className="text-secondary text-small">{`${children.charAt(0).toUpperCase()}${children.slice(1)}${/[.!?]$/u.test(children) ? "" : "."}`}</p>
  );
}
