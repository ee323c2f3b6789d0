"use client";

import type { Component } from "@zerolake/blueprint";
import { type ComponentDefinition, type SettingDefinition, settingsOf } from "@zerolake/catalog";
import { ChevronRight, Search } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Input } from "@/components/ui/input.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { useFieldRequest } from "../../hooks/use-field-request.ts";
import { useSettingRows } from "../../hooks/use-setting-rows.ts";
import type { Finding } from "../../store/designer-state.ts";
import { arrangeSettings, matchesQuery } from "../../store/inspector/arrange-settings.ts";
import { ComponentField } from "./component-field.tsx";
import { SettingsScope } from "./settings-scope.tsx";

const NO_FINDINGS: readonly Finding[] = [];

/** The form generated from the kind's settings: basic ones at once, advanced ones in groups behind a fold with a search. */
export function SettingsForm({ component, definition }: { readonly component: Component; readonly definition: ComponentDefinition }) {
  const findings = useDesigner((state) => state.analysis.byComponent.get(component.id)) ?? NO_FINDINGS;
  const [query, setQuery] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const formRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  useFieldRequest(component.id, formRef, () => setIsOpen(true));
  const rows = useSettingRows();
  const effective = rows.effective(component.id);
  const { basic, advanced } = useMemo(() => arrangeSettings(settingsOf(definition), effective), [definition, effective]);
  const setCount = advanced
    .flatMap(({ settings }) => settings)
    .filter(({ key }) => rows.row(component.id, definition, key).value !== undefined).length;
  const field = (setting: SettingDefinition) => (
    <ComponentField key={setting.key} {...{ component, definition, setting, rows }} problem={problemOf(findings, setting.key)} />
  );
  const isSearching = query.trim() !== "";
  const found = isSearching
    ? [...basic, ...advanced.flatMap(({ settings }) => settings)].filter((setting) => matchesQuery(setting, query))
    : [];
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key is heard wherever the focus is inside
    <div ref={formRef} className="space-y-4" onKeyDown={(event) => findBySlash(event, searchRef.current)}>
      <p className="text-secondary text-small">{definition.summary}</p>
      <SettingsScope />
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
                ref={searchRef}
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

/** `/` leads to the search, unless somebody types. */
function findBySlash(event: KeyboardEvent<HTMLElement>, search: HTMLInputElement | null) {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (event.key !== "/" || isTyping || !search) return;
  event.preventDefault();
  event.stopPropagation();
  search.focus();
}

function problemOf(findings: readonly Finding[], key: string): string | undefined {
  return findings.find((finding) => finding.target?.setting === key && finding.severity === "error")?.message;
}
