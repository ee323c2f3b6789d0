import { Card } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { plural } from "@/format/number.ts";
import { whatIsKnown } from "../../store/data-in-words.ts";
import type { ProtectedComponent } from "../../store/destroy-choices.ts";

/** Data stays, and what it stands on, unless the name of its component is typed. */
export function ProtectedData({
  components,
  titleOf,
  users,
  typed,
  onType,
}: {
  components: readonly ProtectedComponent[];
  titleOf: (component: string) => string;
  /** Component → who stands on it. */
  users: ReadonlyMap<string, readonly string[]>;
  typed: Readonly<Record<string, string>>;
  onType: (component: string, text: string) => void;
}) {
  if (components.length === 0) return null;
  return (
    <Card title={`Protected: ${plural(components.length, "component holds", "components hold")} data`}>
      <p className="pb-4 text-secondary">They are kept. To destroy the data of one as well, type its name. It cannot be brought back.</p>
      <ul className="space-y-3">
        {components.map(({ component, addresses }) => (
          <li key={component} className="grid gap-2 md:grid-cols-2 md:items-end">
            <div className="min-w-0">
              <p className="text-label">{titleOf(component)}</p>
              <p className="text-secondary text-small">{whatIsKnown((users.get(component) ?? []).map(titleOf))}</p>
              <p className="break-words font-mono text-code text-muted">{addresses.join(", ")}</p>
            </div>
            <Field label={`Type ${component} to destroy its data`}>
              {(control) => (
                <Input
                  {...control}
                  value={typed[component] ?? ""}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => onType(component, event.target.value)}
                />
              )}
            </Field>
          </li>
        ))}
      </ul>
    </Card>
  );
}
