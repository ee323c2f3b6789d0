"use client";

import { Field } from "@/components/ui/field.tsx";
import { JsonFileField } from "@/components/ui/json-file-field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { formatBytes } from "@/format/number.ts";

export type ProjectStart =
  | { from: "blank" }
  | { from: "template"; template: string }
  | { from: "wizard"; answers: string }
  | { from: "file"; text?: string };

/** The server says the exact limit; a file far beyond it is not even read. */
const FILE_BYTES_MAX = 4_000_000;

const SEGMENTS = [
  { value: "blank", label: "Blank canvas" },
  { value: "template", label: "Template" },
  { value: "file", label: "Import a file" },
] as const;

const WIZARD = { value: "wizard", label: "Guided wizard" } as const;

export function StartChoice({
  start,
  templates,
  wizardAnswers,
  onChange,
}: {
  start: ProjectStart;
  templates: readonly { id: string; title: string }[];
  /** Present when somebody comes from the wizard. */
  wizardAnswers: string | undefined;
  onChange: (start: ProjectStart) => void;
}) {
  const choose = (from: string) => {
    if (from === "template") onChange({ from, template: templates[0]?.id ?? "" });
    else if (from === "wizard" && wizardAnswers !== undefined) onChange({ from, answers: wizardAnswers });
    else if (from === "file") onChange({ from });
    else onChange({ from: "blank" });
  };
  return (
    <div className="space-y-3">
      <p className="text-label">Start from</p>
      <SegmentedControl
        label="Start from"
        value={start.from}
        onValueChange={choose}
        segments={wizardAnswers === undefined ? SEGMENTS : [WIZARD, ...SEGMENTS]}
      />
      {start.from === "wizard" && <p className="text-secondary">The design that your answers lead to.</p>}
      {start.from === "template" && (
        <Field label="Template">
          {(control) => (
            <Select
              {...control}
              value={start.template}
              onValueChange={(template) => onChange({ from: "template", template })}
              options={templates.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </Field>
      )}
      {start.from === "file" && (
        <JsonFileField
          label="Blueprint file"
          help="A JSON file that Zerolake exported or that you wrote."
          bytesMax={FILE_BYTES_MAX}
          tooLarge={({ name, size }) =>
            `${name} has ${formatBytes(size)}. A blueprint has at most 2 MB; this is not one, or it has to be split.`
          }
          onText={(text) => onChange({ from: "file", ...(text === undefined ? {} : { text }) })}
        />
      )}
    </div>
  );
}
