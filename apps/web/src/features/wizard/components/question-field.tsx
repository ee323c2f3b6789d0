"use client";

import { checkValue } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import { useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { OptionList } from "./option-list.tsx";

interface QuestionFieldProps {
  readonly id: string;
  readonly form: SettingDefinition;
  readonly value: Value;
  /** `isTyped` while somebody types, so that not every letter is an answer of its own. */
  onAnswer(value: Value, isTyped: boolean): void;
}

const YES_NO = [
  { value: "no", label: "No" },
  { value: "yes", label: "Yes" },
] as const;

/** A question with the control that its form asks for. */
export function QuestionField({ id, form, value, onAnswer }: QuestionFieldProps) {
  switch (form.type) {
    case "choice":
      return <OptionList form={form} options={form.options} chosen={[String(value)]} onChoose={(option) => onAnswer(option, false)} />;
    case "boolean":
      return (
        <OptionList
          form={form}
          options={YES_NO}
          chosen={[value === true ? "yes" : "no"]}
          onChoose={(option) => onAnswer(option === "yes", false)}
        />
      );
    case "textList": {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      const toggled = (option: string) => (chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option]);
      return (
        <OptionList
          form={form}
          options={form.options ?? []}
          chosen={chosen}
          isSeveral
          onChoose={(option) => onAnswer(toggled(option), false)}
        />
      );
    }
    default:
      return <EntryField key={id} form={form} value={value} onAnswer={onAnswer} />;
  }
}

/** A number or a text. What cannot be is said beneath it and is no answer yet. */
function EntryField({ form, value, onAnswer }: Omit<QuestionFieldProps, "id">) {
  const isNumber = form.type === "number";
  const [draft, setDraft] = useState(String(value));
  const [shown, setShown] = useState(value);
  const read = (text: string): Value => (isNumber ? (text.trim() === "" ? "" : Number(text)) : text.trim());
  if (value !== shown) {
    // The answer changed elsewhere: by going back, or by starting again.
    setShown(value);
    if (read(draft) !== value) setDraft(String(value));
  }
  const problem = checkValue(form, read(draft))[0]?.message;
  const change = (text: string) => {
    setDraft(text);
    const next = read(text);
    if (checkValue(form, next).length === 0) onAnswer(next, true);
  };
  return (
    <Field label={form.label} help={form.help} error={problem} className={isNumber ? "max-w-60" : "max-w-md"}>
      {(control) => (
        <Input
          {...control}
          inputMode={isNumber ? "decimal" : "text"}
          unit={isNumber ? form.unit : undefined}
          className={isNumber && form.unit ? "pr-24" : ""}
          value={draft}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
