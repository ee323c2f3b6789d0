import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { plural } from "@/format/number.ts";
import type { DataAtRisk } from "../../store/plan-groups.ts";

export interface TypeNamesProps {
  readonly atRisk: readonly DataAtRisk[];
  readonly typed: Readonly<Record<string, string>>;
  readonly onTypedChange: (typed: Readonly<Record<string, string>>) => void;
  readonly titleOf: (component: string) => string;
}

/** One field per component whose data would be lost: its name has to be typed. */
export function TypeNames({ atRisk, typed, onTypedChange, titleOf }: TypeNamesProps) {
  return (
    <ul className="grid max-h-48 gap-3 overflow-y-auto md:grid-cols-2 xl:grid-cols-3">
      {atRisk.map(({ component, steps }) => (
        <li key={component} className="min-w-0 p-0.5">
          <Field
            label={`Type ${component} to lose its data`}
            help={
              <span className="block truncate" title={steps.map(({ address }) => address).join(", ")}>
                {titleOf(component)}: {steps.length === 1 ? steps[0]?.address : plural(steps.length, "resource")}
              </span>
            }
          >
            {(control) => (
              <Input
                {...control}
                value={typed[component] ?? ""}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => onTypedChange({ ...typed, [component]: event.target.value })}
              />
            )}
          </Field>
        </li>
      ))}
    </ul>
  );
}
