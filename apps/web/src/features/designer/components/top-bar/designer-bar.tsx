"use client";

import { History } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useDesignerActions } from "../../hooks/designer-actions.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import type { OverlayControl } from "../../hooks/use-overlay.ts";
import type { DesignerFrameProps } from "../session/designer-frame-props.ts";
import { DraftWords } from "./draft-words.tsx";
import { OverlayChoice } from "./overlay-choice.tsx";
import { PanelToggle } from "./panel-toggle.tsx";
import { PlanMenu } from "./plan-menu.tsx";
import { SaveState } from "./save-state.tsx";
import { ViewFor } from "./view-for.tsx";

const VersionsDialog = dynamic(async () => (await import("../versions/versions-dialog.tsx")).VersionsDialog);

interface DesignerBarProps extends DesignerFrameProps {
  readonly overlays: OverlayControl;
  readonly view: "canvas" | "list";
  readonly plan: { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void };
}

/** What is on screen, whether it is saved, which overlay colours it, and what can be done with it. */
export function DesignerBar(props: DesignerBarProps) {
  const { surroundings, version, overlays, view, plan } = props;
  const [areVersionsShown, setVersionsShown] = useState(false);
  const [wereVersionsAsked, setVersionsAsked] = useState(false);
  const showVersions = () => {
    setVersionsAsked(true);
    setVersionsShown(true);
  };
  const { toggleView } = useDesignerActions();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const { environments } = surroundings;
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-hairline max-xl:gap-x-2 border-b bg-surface px-3 py-1.5">
      <h1 className="sr-only">Designer: {surroundings.projectName}</h1>
      {canEdit ? <PanelToggle panel="isPaletteOpen" /> : null}
      <DraftWords {...props} isBrief={overlays.name !== "design"} />
      <SaveState isShown={version === undefined} />
      <span className="flex-1" />
      <OverlayChoice overlays={overlays} />
      <SegmentedControl
        label="View"
        value={view}
        onValueChange={(next) => next !== view && toggleView()}
        segments={[
          { value: "canvas", label: "Canvas" },
          { value: "list", label: "List" },
        ]}
      />
      <ViewFor environments={environments} />
      <span className="ml-auto flex items-center gap-3 max-xl:gap-2">
        <Button icon={<History size={16} strokeWidth={1.5} aria-hidden="true" />} title="Versions" onClick={showVersions}>
          <span className="max-xl:sr-only">Versions</span>
        </Button>
        <PlanMenu {...props} isOpen={plan.isOpen} onOpenChange={plan.setOpen} />
        <PanelToggle panel="isInspectorOpen" />
      </span>
      {wereVersionsAsked ? <VersionsDialog {...props} isOpen={areVersionsShown} onOpenChange={setVersionsShown} /> : null}
    </div>
  );
}
