"use client";

import { PanelLeft, PanelRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";

const ICON = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;
const PANELS = {
  isPaletteOpen: { label: "Palette", icon: <PanelLeft {...ICON} /> },
  isInspectorOpen: { label: "Inspector and blueprint settings", icon: <PanelRight {...ICON} /> },
} as const;

/** Shows or hides one side of the designer. */
export function PanelToggle({ panel }: { readonly panel: keyof typeof PANELS }) {
  const store = useDesignerStore();
  const isOpen = useDesigner((state) => state.panels[panel]);
  const { label, icon } = PANELS[panel];
  return (
    <IconButton
      label={label}
      icon={icon}
      aria-pressed={isOpen}
      className="max-lg:hidden"
      onClick={() => store.setState(({ panels }) => ({ panels: { ...panels, [panel]: !isOpen } }))}
    />
  );
}
