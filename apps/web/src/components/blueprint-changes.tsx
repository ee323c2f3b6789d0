import type { DiffGroup } from "@zerolake/blueprint";

const SIGNS = {
  added: ["+", "Added", "text-success"],
  changed: ["~", "Changed", "text-warning"],
  removed: ["-", "Removed", "text-danger"],
} as const;

/** What one version means that another did not, component by component. */
export function BlueprintChanges({ groups, none }: { readonly groups: readonly DiffGroup[]; readonly none: string }) {
  if (groups.length === 0) return <p className="text-secondary">{none}</p>;
  return (
    <ul className="space-y-3">
      {groups.map((group) => (
        <Group key={`${group.subject} ${group.component ?? ""}`} group={group} />
      ))}
    </ul>
  );
}

/** The settings of something new say nothing that its design does not; those of something changed are the change. */
function Group({ group: { title, change, entries } }: { readonly group: DiffGroup }) {
  const [sign, word, color] = SIGNS[change];
  return (
    <li className="grid grid-cols-[1.25rem_1fr]">
      <span className={`font-mono ${color}`} aria-hidden="true">
        {sign}
      </span>
      <div className="min-w-0">
        <p className="text-label">
          <span className="sr-only">{word}: </span>
          {title}
        </p>
        {change === "changed" && (
          <ul className="text-secondary text-small">
            {entries.map(({ field, sentence }) => (
              <li key={field} className="break-words">
                {sentence}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
