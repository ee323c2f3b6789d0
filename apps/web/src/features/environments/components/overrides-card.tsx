"use client";

import { findDefinition, type SettingDefinition } from "@zerolake/catalog";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import type { EnvironmentAt } from "./environment-at.ts";
import { OverrideValue, type PlainValue } from "./override-value.tsx";
import { useSaveSettings } from "./use-save-settings.ts";

type Overrides = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface ComponentChoice {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
}

/** Settings that differ here from the blueprint, one line each. */
export function OverridesCard({
  at,
  settings: { overrides, revision },
  components,
}: {
  at: EnvironmentAt;
  settings: { readonly overrides: Overrides; readonly revision: number };
  components: readonly ComponentChoice[];
}) {
  const save = useSaveSettings(at);
  const missing = useMissingPermission("environment:edit");
  const rows = Object.entries(overrides).flatMap(([component, settings]) =>
    Object.entries(settings).map(([setting, value]) => ({ component, setting, value })),
  );
  const change = (component: string, setting: string, value: PlainValue | undefined) =>
    save.mutate({ ...at, revision, overrides: withOverride(overrides, { component, setting, value }) });
  return (
    <Card title="Overrides">
      <div className="space-y-4">
        {rows.length === 0 ? (
          <p className="text-secondary">None. An override gives one setting of one component another value in this environment only.</p>
        ) : (
          <ul className="divide-y divide-hairline">
            {rows.map(({ component, setting, value }) => (
              <li key={`${component}.${setting}`} className="flex items-center justify-between gap-2 py-1">
                <span className="min-w-0">
                  <span className="block truncate">{labelOf(components, component, setting)}</span>
                  <span className="font-mono text-code text-secondary">{String(value)}</span>
                </span>
                <IconButton
                  label={`Remove the override of ${setting}`}
                  icon={<X aria-hidden="true" size={16} strokeWidth={1.5} />}
                  disabled={missing !== undefined}
                  onClick={() => change(component, setting, undefined)}
                />
              </li>
            ))}
          </ul>
        )}
        {save.isError && <ErrorState title="The override was not saved" problem={problemOf(save.error)} />}
        {!missing && <NewOverride components={components} isBusy={save.isPending} onAdd={change} />}
      </div>
    </Card>
  );
}

function NewOverride({
  components,
  isBusy,
  onAdd,
}: {
  components: readonly ComponentChoice[];
  isBusy: boolean;
  onAdd: (component: string, setting: string, value: PlainValue) => void;
}) {
  const [componentId, setComponentId] = useState<string>();
  const [settingKey, setSettingKey] = useState<string>();
  const [value, setValue] = useState<PlainValue>();
  const component = components.find(({ id }) => id === componentId);
  const settings = (component && findDefinition(component.kind)?.settings.filter(isPlain)) ?? [];
  const setting = settings.find(({ key }) => key === settingKey);
  const add = () => {
    if (!componentId || !settingKey || value === undefined) return;
    onAdd(componentId, settingKey, value);
    setSettingKey(undefined);
    setValue(undefined);
  };
  return (
    <div className="space-y-3 border-hairline border-t pt-4">
      <Field label="Component">
        {(control) => (
          <Combobox
            {...control}
            label="Component"
            value={componentId}
            onValueChange={(next) => {
              setComponentId(next);
              setSettingKey(undefined);
            }}
            options={components.map(({ id, title }) => ({ value: id, label: title, detail: id }))}
          />
        )}
      </Field>
      {component && (
        <Field label="Setting" help={setting?.help}>
          {(control) => (
            <Combobox
              {...control}
              label="Setting"
              value={settingKey}
              onValueChange={(next) => {
                setSettingKey(next);
                setValue(undefined);
              }}
              options={settings.map(({ key, label }) => ({ value: key, label, detail: key }))}
            />
          )}
        </Field>
      )}
      {setting && <OverrideValue setting={setting} value={value} onChange={setValue} />}
      <Button isBusy={isBusy} disabled={value === undefined || value === ""} onClick={add}>
        Add override
      </Button>
    </div>
  );
}

/** Settings that one field can hold; groups, lists and code are changed in the blueprint. */
function isPlain(setting: SettingDefinition): boolean {
  return ["number", "text", "choice", "boolean"].includes(setting.type);
}

function labelOf(components: readonly ComponentChoice[], componentId: string, key: string): string {
  const component = components.find(({ id }) => id === componentId);
  const setting = component && findDefinition(component.kind)?.settings.find((candidate) => candidate.key === key);
  return `${component?.title ?? componentId} · ${setting?.label ?? key}`;
}

function withOverride(
  overrides: Overrides,
  { component, setting, value }: { component: string; setting: string; value: PlainValue | undefined },
): Record<string, Record<string, PlainValue>> {
  const all = Object.fromEntries(Object.entries(overrides).map(([id, settings]) => [id, { ...settings }])) as Record<
    string,
    Record<string, PlainValue>
  >;
  const own = { ...all[component] };
  delete own[setting];
  return { ...all, [component]: value === undefined ? own : { ...own, [setting]: value } };
}
