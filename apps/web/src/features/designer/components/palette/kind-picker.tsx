"use client";

import type { ComponentDefinition } from "@zerolake/catalog";
import { Command } from "cmdk";
import { KindGlyph } from "../canvas/kind-glyph.tsx";

interface KindPickerProps {
  readonly label: string;
  readonly definitions: readonly ComponentDefinition[];
  readonly noteOf?: (definition: ComponentDefinition) => string | undefined;
  readonly onPick: (definition: ComponentDefinition) => void;
}

/** A field that filters kinds; Enter takes the marked one. */
export function KindPicker({ label, definitions, noteOf, onPick }: KindPickerProps) {
  return (
    <Command label={label} loop>
      <Command.Input
        ref={focusOnMount}
        placeholder={label}
        className="h-9 w-full border-hairline border-b bg-transparent px-3 text-body outline-none"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-muted">Nothing that fits is called that.</Command.Empty>
        {definitions.map((definition) => (
          <Command.Item
            key={definition.kind}
            value={definition.kind}
            keywords={[definition.title, ...definition.searchWords, ...definition.engines.map(({ label: engine }) => engine)]}
            onSelect={() => onPick(definition)}
            className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-chip px-2 py-1 text-body data-[selected=true]:bg-hover"
          >
            <span className="text-secondary">
              <KindGlyph kind={definition} />
            </span>
            <span className="min-w-0 flex-1 truncate">{definition.title}</span>
            <span className="text-muted text-small">{noteOf?.(definition)}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** The field is what the person asked for: it has the focus before the dialog looks for one. */
function focusOnMount(field: HTMLInputElement | null) {
  field?.focus();
}
