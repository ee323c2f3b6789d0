"use client";

import type { Component } from "@zerolake/blueprint";
import { type ComponentDefinition, defaultOf, effectiveSettings, isRequired, type SettingDefinition, settingOf } from "@zerolake/catalog";
import type { Tier } from "@zerolake/resources";
import { ChevronRight, Search } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { Input } from "@/components/ui/input.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useFieldRequest } from "../../hooks/use-field-request.ts";
import type { Finding } from "../../store/designer-state.ts";
import { setSetting } from "../../store/edit/set.ts";
import { arrangeSettings, matchesQuery } from "../../store/inspector/arrange-settings.ts";
import { SettingField } from "./setting-field.tsx";

const NO_FINDINGS: readonly Finding[] = [];

/** The form generated from the kind's settings: basic ones at once, advanced ones in groups behind a fold with a search. */
export function SettingsForm({ component, definition }: { readonly component: Component; readonly definition: ComponentDefinition }) {
  const tier = useDesigner((state) => state.log.current.blueprint.tier);
  const findings = useDesigner((state) => state.analysis.byComponent.get(component.id)) ?? NO_FINDINGS;
  const [query, setQuery] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const formRef = useRef<HTMLDivElement>(null);
  useFieldRequest(component.id, formRef, () => setIsOpen(true));
  const effective = useMemo(() => effectiveSettings(definition, tier, component.settings), [definition, tier, component.settings]);
  const { basic, advanced } = useMemo(() => arrangeSettings(settingsOf(definition), effective), [definition, effective]);
  const setCount = advanced.flatMap(({ settings }) => settings).filter(({ key }) => component.settings[key] !== undefined).length;
  const field = (setting: SettingDefinition) => (
    <ComponentField key={setting.key} {...{ component, setting, tier, effective, definition }} problem={problemOf(findings, setting.key)} />
  );
  const isSearching = query.trim() !== "";
  const found = isSearching
    ? [...basic, ...advanced.flatMap(({ settings }) => settings)].filter((setting) => matchesQuery(setting, query))
    : [];
  return (
    <div ref={formRef} className="space-y-4">
      <p className="text-secondary text-small">{definition.summary}</p>
      {isSearching ? null : basic.map(field)}
      {advanced.length > 0 ? (
        <section aria-label="Advanced" className="space-y-4 border-hairline border-t pt-3">
          <div className="flex items-center gap-2">
            <button
              type="button"
              aria-expanded={isOpen || isSearching}
              onClick={() => setIsOpen((before) => !before)}
              className="flex h-8 flex-1 items-center gap-1 rounded-chip text-left text-label hover:bg-hover"
            >
              <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" className={isOpen || isSearching ? "rotate-90" : ""} />
              Advanced
              {setCount > 0 ? <span className="text-muted"> · {setCount} set</span> : null}
            </button>
            <span className="relative w-32">
              <Search size={12} strokeWidth={1.5} aria-hidden="true" className="pointer-events-none absolute top-2 left-2 text-muted" />
              <Input
                type="search"
                aria-label="Find a setting"
                placeholder="Find"
                className="h-7! pl-7"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            </span>
          </div>
          {isSearching ? found.map(field) : null}
          {isSearching && found.length === 0 ? <p className="text-secondary text-small">No setting is called “{query}”.</p> : null}
          {isOpen && !isSearching
            ? advanced.map((group) => (
                <section key={group.title} aria-label={group.title} className="space-y-4">
                  <h4 className="text-muted text-small">{group.title}</h4>
                  {group.settings.map(field)}
                </section>
              ))
            : null}
        </section>
      ) : null}
    </div>
  );
}

interface ComponentFieldProps {
  readonly component: Component;
  readonly definition: ComponentDefinition;
  readonly setting: SettingDefinition;
  readonly tier: Tier;
  readonly effective: Component["settings"];
  readonly problem: string | undefined;
}

function ComponentField({ component, definition, setting, tier, effective, problem }: ComponentFieldProps) {
  const store = useDesignerStore();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  return (
    <SettingField
      setting={setting}
      value={component.settings[setting.key]}
      defaultValue={setting.key === "engine" ? definition.engines[0]?.value : defaultOf(setting, tier)}
      defaultSource={tier}
      isReadOnly={!canEdit}
      isRequired={isRequired(setting, effective)}
      problem={problem}
      onChange={(value) => setSetting(store, { components: [component.id], setting, value })}
    />
  );
}

/** `engine` leads, when there is a choice. */
export function settingsOf(definition: ComponentDefinition): readonly SettingDefinition[] {
  const engine = definition.engines.length > 1 ? settingOf(definition, "engine") : undefined;
  return engine ? [engine, ...definition.settings] : definition.settings;
}

function problemOf(findings: readonly Finding[], key: string): string | undefined {
  return findings.find((finding) => finding.target?.setting === key && finding.severity === "error")?.message;
}
