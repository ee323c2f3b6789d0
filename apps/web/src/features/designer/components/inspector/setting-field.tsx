"use client";

import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { Field, type FieldControlProps } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { wordsOfValue } from "../../store/inspector/setting-text.ts";
import { ChoiceControl } from "./choice-control.tsx";
import { BrokenLink, FollowedValue } from "./followed-value.tsx";
import { GroupControl } from "./group-control.tsx";
import { MapControl } from "./map-control.tsx";
import { NeighbourNames } from "./neighbour-names.tsx";
import type { SettingFieldProps } from "./setting-field-props.ts";
import { TypedControl } from "./typed-control.tsx";

/** Still to be read, and still to be changed for a cloud that uses it. */
const GREYED = "[&_[role=switch]]:opacity-60 [&_button]:text-muted [&_input]:text-muted [&_label]:text-muted";

/** One setting as label, control, help and state. A dot says that it differs from the default. */
export function SettingField(props: SettingFieldProps) {
  const { setting, below } = props;
  if (setting.type !== "group" && setting.type !== "map") return <PlainField {...props} />;
  const labelEnd = <ResetButton {...props} />;
  return (
    <div className="space-y-1.5">
      {setting.type === "group" ? (
        <GroupControl {...props} setting={setting} labelEnd={labelEnd} renderField={renderField} />
      ) : (
        <MapControl {...props} setting={setting} labelEnd={labelEnd} renderField={renderField} />
      )}
      {below}
    </div>
  );
}

/** What one control can hold. What neighbours give is shown instead of the control, until somebody sets it by hand. */
function PlainField(props: SettingFieldProps) {
  const { setting, value, isReadOnly, isRequired, problem, ignoredBecause, neighbour, below, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const isFollowed = neighbour?.offer.isFollowed === true;
  return (
    <div
      data-setting={setting.key}
      data-set={value !== undefined || undefined}
      className={classNames("designer-setting space-y-1.5", ignoredBecause !== undefined && GREYED)}
    >
      <Field
        label={isRequired ? `${setting.label} (needed)` : setting.label}
        help={ignoredBecause === undefined ? helpOf(props) : `${setting.help} ${ignoredBecause}`}
        error={typed ?? problem}
        isRequired={isRequired}
        labelEnd={<FieldMarks {...props} />}
      >
        {(control) => <Control {...props} control={control} onProblem={setTyped} />}
      </Field>
      {value !== undefined && neighbour && !isFollowed ? <BrokenLink {...neighbour} {...{ setting, isReadOnly, value, onChange }} /> : null}
      {isReadOnly || isFollowed ? null : (
        <NeighbourNames
          names={props.namesAt?.(props.path ?? setting.key) ?? []}
          value={value}
          onChoose={(name) => onChange(withName(setting, value, name))}
        />
      )}
      {below}
    </div>
  );
}

function Control(props: SettingFieldProps & { control: FieldControlProps; onProblem: (problem: string | undefined) => void }) {
  const { setting, neighbour, control } = props;
  if (neighbour?.offer.isFollowed) return <FollowedValue {...props} {...neighbour} />;
  if (setting.type === "choice" || setting.type === "boolean") return <ChoiceControl {...props} setting={setting} control={control} />;
  if (setting.type === "group" || setting.type === "map") return null;
  return <TypedControl {...props} setting={setting} />;
}

function FieldMarks(props: SettingFieldProps) {
  const { value, defaultValue } = props;
  const isDifferent = value !== undefined && JSON.stringify(value) !== JSON.stringify(defaultValue);
  return (
    <span className="flex h-6 items-center gap-1">
      {isDifferent ? <span className="size-1.5 rounded-full bg-accent-solid" title="Differs from the default" /> : null}
      <ResetButton {...props} />
    </span>
  );
}

function ResetButton({ setting, value, isReadOnly, onChange }: SettingFieldProps) {
  if (value === undefined || isReadOnly) return null;
  return (
    <IconButton
      size="small"
      label={`Reset ${setting.label} to its default`}
      icon={<RotateCcw size={14} strokeWidth={1.5} aria-hidden="true" />}
      onClick={() => onChange(undefined)}
    />
  );
}

/** A list takes one name more; everything else is the name. */
function withName({ type }: SettingDefinition, value: Value | undefined, name: string): Value {
  return type === "textList" ? [...(Array.isArray(value) ? (value as readonly Value[]) : []), name] : name;
}

/** Handed to the controls whose parts are settings again. */
function renderField(props: SettingFieldProps) {
  return <SettingField key={props.setting.key} {...props} />;
}

function helpOf({ setting, value, defaultValue, defaultSource, neighbour }: SettingFieldProps): string {
  if (neighbour) return setting.help;
  const isPlaceholderShown = value === undefined && setting.type !== "choice" && setting.type !== "boolean";
  const words = wordsOfValue(setting, defaultValue);
  return isPlaceholderShown || words === "" ? setting.help : `${setting.help} Default: ${words} (${defaultSource}).`;
}
