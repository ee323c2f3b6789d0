import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { FieldProblems } from "@/trpc/problem.ts";
import type { OfferedRule } from "../server/offered-rules.ts";

export interface RuleFieldsProps {
  readonly fields: OfferedRule["fields"];
  readonly settings: Readonly<Record<string, string>>;
  readonly problems: FieldProblems;
  readonly onChange: (settings: Readonly<Record<string, string>>) => void;
}

/** The settings of a rule, as the rule says that a person gives them. */
export function RuleFields({ fields, settings, problems, onChange }: RuleFieldsProps) {
  return (
    <div className="space-y-4">
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          error={problemOf(field.name, problems)}
          {...(field.help === undefined ? {} : { help: field.help })}
        >
          {(control) => {
            const value = settings[field.name] ?? "";
            const change = (next: string) => onChange({ ...settings, [field.name]: next });
            if (field.input === "choice") return <Select {...control} value={value} onValueChange={change} options={field.options} />;
            const typed = { ...control, value, onChange: (event: { target: { value: string } }) => change(event.target.value) };
            return field.input === "number" ? (
              <Input {...typed} type="number" inputMode="numeric" min={field.min} unit={field.unit} className="tabular" />
            ) : (
              <Input {...typed} placeholder={field.placeholder} spellCheck={false} />
            );
          }}
        </Field>
      ))}
    </div>
  );
}

/** A list may be wrong in one of its words: that is said at the field, too. */
function problemOf(name: string, problems: FieldProblems): string | undefined {
  return Object.entries(problems).find(([path]) => path === `settings.${name}` || path.startsWith(`settings.${name}.`))?.[1];
}
