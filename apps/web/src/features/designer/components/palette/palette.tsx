"use client";

import { type Category, COMPONENT_DEFINITIONS, type ComponentDefinition, findDefinition } from "@zerolake/catalog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Input } from "@/components/ui/input.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import { useRecentKinds } from "../../hooks/use-recent-kinds.ts";
import { addComponent } from "../../store/edit/add.ts";
import { CATEGORY_TITLES, groupByCategory, searchDefinitions } from "../../store/palette/search-definitions.ts";
import { suggestNext } from "../../store/palette/suggest-next.ts";
import { Hint } from "../hints/hint.tsx";
import { PaletteRow } from "./palette-row.tsx";
import { SelectCategory } from "./select-category.tsx";

interface Section {
  readonly title: string;
  readonly definitions: readonly ComponentDefinition[];
  readonly category?: Category;
}

/** Everything that can be added: found by word, used lately, fitting next, or by category. */
export function Palette() {
  const store = useDesignerStore();
  const [query, setQuery] = useState("");
  const searchRef = useRef<HTMLInputElement>(null);
  const recent = useRecentKinds();
  const suggested = useSuggestedNext();
  const present = useDesigner((state) => state.log.current.blueprint.components);
  const presentKinds = useMemo(() => new Set(present.map(({ kind }) => kind)), [present]);
  const sections = useMemo(() => sectionsFor(query, recent.kinds, suggested), [query, recent.kinds, suggested]);
  const add = (kind: string) => {
    addComponent(store, { kind });
    recent.remember(kind);
  };
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = sections[0]?.definitions[0];
    if (event.key === "Enter" && first) {
      add(first.kind);
      if (event.metaKey || event.ctrlKey) return;
      setQuery("");
      focusDrawing();
    } else if (event.key === "Escape") {
      setQuery("");
      focusDrawing();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      rowsOf(event.currentTarget)[0]?.focus();
    }
  };
  return (
    <aside
      id="designer-palette"
      aria-label="Add components"
      tabIndex={-1}
      className="flex w-58 shrink-0 flex-col border-hairline border-r bg-surface focus-visible:-outline-offset-2"
    >
      <div className="relative p-2">
        <Search
          size={14}
          strokeWidth={1.5}
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-4.5 -translate-y-1/2 text-muted"
        />
        <Input
          ref={searchRef}
          id="designer-palette-search"
          type="search"
          aria-label="Search components"
          placeholder="Add a component"
          className="pl-8"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside */}
      <div role="group" aria-label="Components" className="min-h-0 flex-1 overflow-y-auto pb-3" onKeyDown={moveBetweenRows}>
        {sections.map((section) => (
          <section key={section.title} aria-label={section.title}>
            <div className="sticky top-0 z-10 flex min-h-8 items-center justify-between gap-2 bg-surface px-3 pt-1 text-muted text-small">
              <h3>{section.title}</h3>
              {section.category ? <SelectCategory category={section.category} /> : null}
              <span className="tabular">{section.definitions.length}</span>
            </div>
            <ul>
              {section.definitions.map((definition) => (
                <PaletteRow
                  key={definition.kind}
                  definition={definition}
                  isPresent={definition.isPlatform && presentKinds.has(definition.kind)}
                  onAdd={() => add(definition.kind)}
                />
              ))}
            </ul>
          </section>
        ))}
        {sections.length === 0 ? (
          <p className="px-3 py-4 text-secondary text-small">Nothing is called “{query}”. Try a product name such as Kafka or S3.</p>
        ) : null}
      </div>
      <Hint id="palette" className="m-2 flex-wrap *:first:basis-full" />
    </aside>
  );
}

function sectionsFor(query: string, recent: readonly string[], suggested: readonly ComponentDefinition[]): readonly Section[] {
  if (query.trim() !== "") {
    const found = searchDefinitions(COMPONENT_DEFINITIONS, query);
    return found.length === 0 ? [] : [{ title: "Found", definitions: found }];
  }
  const used = recent.flatMap((kind) => findDefinition(kind) ?? []);
  return [
    ...(suggested.length > 0 ? [{ title: "Suggested next", definitions: suggested }] : []),
    ...(used.length > 0 ? [{ title: "Recent", definitions: used }] : []),
    ...groupByCategory(COMPONENT_DEFINITIONS).map(({ category, definitions }) => ({
      title: CATEGORY_TITLES[category],
      definitions,
      category,
    })),
  ];
}

function useSuggestedNext(): readonly ComponentDefinition[] {
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const [only] = useDesigner((state) => state.selection.components);
  const isOne = useDesigner((state) => state.selection.components.size === 1);
  return useMemo(() => (isOne && only !== undefined ? suggestNext(blueprint, only) : []), [blueprint, isOne, only]);
}

function rowsOf(inside: Element): readonly HTMLElement[] {
  return [...(inside.closest("#designer-palette")?.querySelectorAll<HTMLElement>("[data-palette-row]") ?? [])];
}

function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const rows = rowsOf(event.currentTarget);
  const index = rows.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  const next = rows[index + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) next.focus();
  else if (event.key === "ArrowUp") document.getElementById("designer-palette-search")?.focus();
}
