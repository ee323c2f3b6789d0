"use client";

import type { SettingDefinition } from "@zerolake/catalog";
import type { FieldControlProps } from "@/components/ui/field.tsx";
import { textOfValue, valueOfText, wordsOfValue } from "../../store/inspector/setting-text.ts";
import type { SettingFieldProps } from "./setting-field-props.ts";
import { TextControl } from "./text-control.tsx";

export type TypedSetting = Extract<SettingDefinition, { type: "number" | "numberList" | "text" | "textList" | "code" | "secret" }>;

interface TypedControlProps extends SettingFieldProps {
  readonly setting: TypedSetting;
  readonly control: FieldControlProps;
  readonly onProblem: (problem: string | undefined) => void;
}

/** Everything that is typed: numbers, text, lists, code, names of secrets. */
export function TypedControl({
  setting,
  value,
  defaultValue,
  defaultSource,
  isReadOnly,
  isMixed,
  control,
  onChange,
  onProblem,
}: TypedControlProps) {
  const commit = (text: string): boolean => {
    const read = valueOfText(setting, text);
    onProblem(read.ok ? undefined : read.error);
    if (read.ok) onChange(read.value);
    return read.ok;
  };
  return (
    <TextControl
      control={control}
      value={textOfValue(value)}
      placeholder={isMixed ? "Mixed" : placeholderOf(setting, wordsOfValue(setting, defaultValue), defaultSource)}
      unit={"unit" in setting ? setting.unit : undefined}
      form={formOf(setting)}
      isReadOnly={isReadOnly}
      onCommit={commit}
      onRestore={() => onProblem(undefined)}
      onStep={setting.type === "number" ? (text, by) => step(setting, text, by) : undefined}
    />
  );
}

function placeholderOf(setting: TypedSetting, words: string, source: string): string {
  if (words !== "") return `${words} (${source})`;
  if (setting.type === "text") return setting.placeholder ?? "";
  if (setting.type === "secret") return "Name of a secret";
  return setting.type === "textList" || setting.type === "numberList" ? "One per line" : "";
}

function formOf(setting: TypedSetting): "line" | "lines" | "code" {
  if (setting.type === "code") return "code";
  return setting.type === "textList" ? "lines" : "line";
}

function step(setting: Extract<TypedSetting, { type: "number" }>, text: string, by: 1 | -1): string {
  const value = Number.parseFloat(text.replace(/[\s,]/g, ""));
  const size = setting.step ?? 1;
  const next = (Number.isFinite(value) ? value : setting.min) + by * size;
  return String(Math.min(setting.max, Math.max(setting.min, Math.round(next * 1e6) / 1e6)));
}
