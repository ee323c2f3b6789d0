"use client";

import { useId } from "react";
import { classNames } from "@/components/ui/class-names.ts";

interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

/** Native radio buttons or check boxes in boxes that can be clicked as a whole; arrow keys and the space bar work by themselves. */
export function OptionList({
  form,
  options,
  chosen,
  isSeveral = false,
  onChoose,
}: {
  form: { readonly label: string; readonly help: string };
  options: readonly Option[];
  chosen: readonly string[];
  isSeveral?: boolean;
  onChoose: (value: string) => void;
}) {
  const id = useId();
  const hasHelp = options.some(({ help }) => help !== undefined);
  return (
    <fieldset aria-describedby={`${id}-help`} className="min-w-0 space-y-2">
      <legend className="text-label text-primary">{form.label}</legend>
      <p id={`${id}-help`} className="text-muted text-small">
        {form.help}
      </p>
      <div className={classNames("gap-2", hasHelp ? "grid xl:grid-cols-2" : "flex flex-wrap")}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer items-start gap-2 rounded-card border border-line bg-surface px-3 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 has-checked:border-accent-solid has-checked:bg-selected"
          >
            <input
              type={isSeveral ? "checkbox" : "radio"}
              name={id}
              value={option.value}
              checked={chosen.includes(option.value)}
              onChange={() => onChoose(option.value)}
              className="mt-0.5 size-4 shrink-0 accent-accent-solid outline-none"
            />
            <span className="min-w-0">
              <span className="block text-body text-primary">{option.label}</span>
              {option.help && <span className="block text-secondary text-small">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
