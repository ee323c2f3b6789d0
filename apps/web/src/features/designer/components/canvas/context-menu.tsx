"use client";

import { MenuAt, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import { useClipboard } from "../../hooks/use-clipboard.ts";
import { useCommands } from "../../hooks/use-commands.ts";
import type { MenuRequest } from "../../store/designer-state.ts";
import { commandKeys } from "../../store/keyboard/command-keys.ts";
import { type CommandName, KEY_BINDINGS } from "../../store/keyboard/key-map.ts";

interface Entry {
  readonly command: CommandName;
  readonly label: string;
  readonly isDanger?: true;
}

type Section = readonly Entry[];

const REMOVE: Entry = { command: "remove", label: "Remove", isDanger: true };
const ONE_COMPONENT: readonly Section[] = [
  [
    { command: "openInspector", label: "Open the inspector" },
    { command: "rename", label: "Rename" },
    { command: "nextFinding", label: "Go to its next finding" },
  ],
  [
    { command: "connectFrom", label: "Connect from here…" },
    { command: "connectInto", label: "Connect into here…" },
    { command: "quickAdd", label: "Add a component here…" },
  ],
  [
    { command: "copy", label: "Copy" },
    { command: "cut", label: "Cut" },
    { command: "duplicate", label: "Duplicate" },
    { command: "frame", label: "Frame" },
  ],
  [{ command: "removeAndJoin", label: "Remove and join the neighbours" }, REMOVE],
];
const SEVERAL: readonly Section[] = [
  [
    { command: "tidySelection", label: "Tidy" },
    { command: "arrange", label: "Align or distribute…" },
    { command: "frame", label: "Frame" },
    { command: "fitSelection", label: "Fit into the view" },
  ],
  [
    { command: "copy", label: "Copy" },
    { command: "cut", label: "Cut" },
    { command: "duplicate", label: "Duplicate" },
  ],
  [REMOVE],
];
const FRAME: readonly Section[] = [
  [
    { command: "foldFrame", label: "Fold or unfold" },
    { command: "openInspector", label: "Name, note and tint" },
  ],
  [{ command: "unframe", label: "Remove the frame, keep its content" }],
];
const CANVAS: readonly Section[] = [
  [
    { command: "paste", label: "Paste" },
    { command: "selectAll", label: "Select everything" },
    { command: "find", label: "Find…" },
  ],
  [
    { command: "fitAll", label: "Fit everything" },
    { command: "tidyAll", label: "Tidy everything" },
    { command: "toggleMinimap", label: "Show or hide the minimap" },
  ],
];

/** What can be done with what lies under the pointer, with its keys. */
export function ContextMenu() {
  const store = useDesignerStore();
  const request = useDesigner((state) => state.menuRequest);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const isSeveral = useDesigner(({ selection }) => selection.components.size > 1);
  const hasFindings = useDesigner(({ selection, analysis }) => [...selection.components].some((id) => analysis.byComponent.has(id)));
  const run = useCommands();
  const { paste } = useClipboard();
  if (!request) return null;
  const close = () => store.setState({ menuRequest: undefined });
  const choose = (command: CommandName) => {
    if (command === "paste") void paste(request.at);
    else run(command);
  };
  const sections = sectionsFor(request, isSeveral)
    .map((section) => section.filter(({ command }) => (canEdit || !changes(command)) && (hasFindings || command !== "nextFinding")))
    .filter((section) => section.length > 0);
  return (
    <MenuAt anchor={request.anchor} label="Menu of the selection" onClose={close} returnFocusTo={returnFocus}>
      <OwnEntries request={request} canEdit={canEdit} />
      {sections.map((section, index) => (
        <div key={section[0]?.command} role="group">
          {index > 0 ? <MenuSeparator /> : null}
          {section.map(({ command, label, isDanger = false }) => (
            <MenuItem key={command} shortcut={commandKeys(command)} isDanger={isDanger} onSelect={() => choose(command)}>
              {label}
            </MenuItem>
          ))}
        </div>
      ))}
    </MenuAt>
  );
}

/** Entries that need the place of the pointer. */
function OwnEntries({ request, canEdit }: { readonly request: MenuRequest; readonly canEdit: boolean }) {
  const store = useDesignerStore();
  const [edge] = useDesigner((state) => state.selection.edges);
  const run = useCommands();
  const { about, anchor, at } = request;
  if (!canEdit) return null;
  const add = (extra: { readonly edge?: string }) =>
    // The menu is gone first, so that the field that opens keeps the focus.
    setTimeout(() => store.setState({ addRequest: { anchor, ...(at ? { at } : {}), ...extra } }));
  if (about === "canvas") {
    return (
      <>
        <MenuItem shortcut={commandKeys("quickAdd")} onSelect={() => add({})}>
          Add a component here…
        </MenuItem>
        <MenuSeparator />
      </>
    );
  }
  if (about !== "edge" || edge === undefined) return null;
  return (
    <>
      <MenuItem onSelect={() => add({ edge })}>Insert a component here…</MenuItem>
      <MenuSeparator />
      <MenuItem shortcut={commandKeys("remove")} isDanger onSelect={() => run("remove")}>
        Remove
      </MenuItem>
    </>
  );
}

function sectionsFor({ about }: MenuRequest, isSeveral: boolean): readonly Section[] {
  if (about === "components") return isSeveral ? SEVERAL : ONE_COMPONENT;
  if (about === "frame") return FRAME;
  return about === "canvas" ? CANVAS : [];
}

function changes(command: CommandName): boolean {
  return KEY_BINDINGS.some((binding) => binding.command === command && binding.changes === true);
}

/** Unless the chosen entry has led the focus somewhere already. */
function returnFocus(): void {
  if (document.activeElement === document.body) focusDrawing();
}
