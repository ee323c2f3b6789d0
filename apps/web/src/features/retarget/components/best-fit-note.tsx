import { cloudName } from "@zerolake/resources";
import type { CloudComparison } from "@zerolake/retarget";

/** Which cloud fits best and why, and what speaks against the others. */
export function BestFitNote({ comparison: { bestFit } }: { readonly comparison: CloudComparison }) {
  return (
    <section aria-label="Best fit" className="rounded-card border border-hairline bg-surface p-4">
      <p>
        <strong className="font-medium">{cloudName(bestFit.cloud)} fits best.</strong>{" "}
        <span className="text-secondary">{bestFit.because.join(" ")}</span>
      </p>
      <ul>
        {bestFit.whyNot.map(({ cloud, because }) => (
          <li key={cloud} className="text-secondary">
            Why not {cloudName(cloud)}? {because}
          </li>
        ))}
      </ul>
    </section>
  );
}
