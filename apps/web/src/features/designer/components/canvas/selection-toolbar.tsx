"use client";

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  Frame,
  LayoutGrid,
  type LucideIcon,
} from "lucide-react";
import { useEffect } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useTidy } from "../../hooks/use-tidy.ts";
import { frameSelection } from "../../store/edit/frames.ts";
import { ARRANGE_KEYS, arrange } from "../../store/keyboard/arrange-keys.ts";
import { commandKeys } from "../../store/keyboard/command-keys.ts";

const ICON = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;
const SECOND_KEY_MS = 1_500;
const ICONS: Readonly<Record<string, LucideIcon>> = {
  l: AlignStartVertical,
  c: AlignCenterVertical,
  r: AlignEndVertical,
  t: AlignStartHorizontal,
  m: AlignCenterHorizontal,
  b: AlignEndHorizontal,
  h: AlignHorizontalSpaceAround,
  v: AlignVerticalSpaceAround,
};

/** Above the drawing while several components are selected: what puts them in order. After `S` it shows the second keys. */
export function SelectionToolbar() {
  const store = useDesignerStore();
  const count = useDesigner((state) => state.selection.components.size);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const isFinding = useDesigner((state) => state.find !== undefined);
  const isArranging = useDesigner((state) => state.isArranging);
  const { tidy, isTidying } = useTidy();
  useEffect(() => {
    if (!isArranging) return;
    const timer = setTimeout(() => store.setState({ isArranging: false }), SECOND_KEY_MS);
    return () => clearTimeout(timer);
  }, [store, isArranging]);
  if (count < 2 || !canEdit || isFinding) return null;
  return (
    <div
      role="toolbar"
      aria-label="Arrange the selection"
      className="animate-appear absolute top-3 left-1/2 z-10 flex max-w-[calc(100%-1.5rem)] -translate-x-1/2 items-center gap-0.5 rounded-card border border-line bg-surface p-0.5 shadow-menu"
    >
      <span className="tabular whitespace-nowrap px-2 text-label text-secondary">{count} selected</span>
      {ARRANGE_KEYS.map(({ key, label, arrangement }) => {
        const Icon = ICONS[key] ?? LayoutGrid;
        const isTooFew = "distribute" in arrangement && count < 3;
        return (
          <span key={key} className="relative">
            <IconButton
              label={label}
              shortcut={`S then ${key.toUpperCase()}`}
              icon={<Icon {...ICON} />}
              disabled={isTooFew}
              onClick={() => arrange(store, arrangement)}
            />
            {isArranging ? (
              <kbd className="pointer-events-none absolute -bottom-2 left-1/2 -translate-x-1/2 rounded-chip border border-line bg-surface px-1 font-mono text-code">
                {key.toUpperCase()}
              </kbd>
            ) : null}
          </span>
        );
      })}
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-hairline" />
      <IconButton
        label="Tidy the selection"
        shortcut="T"
        icon={<LayoutGrid {...ICON} />}
        disabled={isTidying}
        onClick={() => void tidy("selection")}
      />
      <IconButton
        label="Frame the selection"
        shortcut={commandKeys("frame")}
        icon={<Frame {...ICON} />}
        onClick={() => frameSelection(store)}
      />
    </div>
  );
}
