import type { Adoption } from "@zerolake/adoption";
import { findDefinition, settingOf } from "@zerolake/catalog";
import { plural } from "@/format/number.ts";
import type { DriftRow } from "../server/load-drift.ts";
import { valueText } from "../store/drift-words.ts";

type Found = Extract<Adoption, { found: true }>;

const OTHERS_SHOWN_MAX = 12;

/** The setting before and after, where it stands, and what changes besides. */
export function AdoptionDiff({ answer: { change, alsoChanges }, row }: { answer: Found; row: DriftRow }) {
  const where = {
    design: "in the design, for every environment",
    choices: "in the design's choices for this cloud",
    environment: `in ${row.environment.name} only`,
  };
  const setting = settingFor(row, change.key);
  const unit = setting?.type === "number" && setting.unit !== undefined ? ` ${setting.unit}` : "";
  return (
    <div className="space-y-3">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">Setting</dt>
        <dd>
          {row.title} › <span className="font-medium">{labelOf(row, change)}</span>, {where[change.place.in]}
        </dd>
        <dt className="text-muted">Now</dt>
        <dd className="break-all font-mono text-code">
          <del className="no-underline">{valueText(change.before) + unit}</del>
        </dd>
        <dt className="text-muted">Then</dt>
        <dd className="break-all font-mono text-code">
          <ins className="no-underline">{change.after === undefined ? "the default" : valueText(change.after) + unit}</ins>
        </dd>
      </dl>
      {alsoChanges.length === 0 ? (
        <p className="text-secondary">Nothing else in the design changes.</p>
      ) : (
        <div className="space-y-1">
          <p className="text-secondary">{`The design then also wants ${plural(alsoChanges.length, "other value")} otherwise. The next plan shows them:`}</p>
          <ul className="space-y-1">
            {alsoChanges.slice(0, OTHERS_SHOWN_MAX).map((effect) => (
              <li key={`${effect.address} ${effect.path ?? ""}`} className="break-all font-mono text-code text-secondary">
                {`${effect.address} ${effect.path ?? ""}: ${valueText(effect.before)} → ${valueText(effect.after)}`}
              </li>
            ))}
          </ul>
          {alsoChanges.length > OTHERS_SHOWN_MAX && (
            <p className="text-muted text-small">{`and ${alsoChanges.length - OTHERS_SHOWN_MAX} more`}</p>
          )}
        </div>
      )}
    </div>
  );
}

function settingFor({ componentKind }: DriftRow, key: string) {
  const definition = componentKind === undefined ? undefined : findDefinition(componentKind);
  return definition && settingOf(definition, key);
}

function labelOf(row: DriftRow, { key, field }: Found["change"]): string {
  const setting = settingFor(row, key);
  const label = setting?.label ?? key;
  if (field === undefined) return label;
  const inner = setting?.type === "group" ? setting.fields.find((candidate) => candidate.key === field)?.label : undefined;
  return `${label}, ${inner ?? field}`;
}
