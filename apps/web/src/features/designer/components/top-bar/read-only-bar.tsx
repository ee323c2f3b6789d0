"use client";

import { Lock } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useDesignerActions } from "../../hooks/designer-actions.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { downloadText } from "../../hooks/download-text.ts";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import { useRestore } from "../../hooks/use-restore.ts";
import type { DesignerFrameProps } from "../session/designer-frame-props.ts";

/** Why nothing can be changed here, or why what the overlay says is out of date, with the way on. */
export function ReadOnlyBar(props: DesignerFrameProps & { readonly staleOverlay: string | undefined }) {
  const { version, surroundings, staleOverlay } = props;
  const mode = useDesigner((state) => state.mode);
  const { setAddress } = useDesignerAddress();
  const { plan } = useDesignerActions();
  const { restore, isRestoring } = useRestore(props);
  const original = useDesigner((state) => state.original);
  if (mode.kind === "edit" && staleOverlay === undefined) return null;
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-3 border-hairline border-b bg-neutral-tint px-3 py-1 text-neutral">
      {mode.kind === "readOnly" ? (
        <span className="flex items-center gap-2">
          <Lock size={14} strokeWidth={1.5} aria-hidden="true" />
          {mode.reason}
        </span>
      ) : null}
      {staleOverlay ? <span>{staleOverlay}</span> : null}
      <span className="flex-1" />
      {staleOverlay && mode.kind === "edit" ? (
        <Button size="small" onClick={plan}>
          Plan again
        </Button>
      ) : null}
      {original === undefined ? null : (
        <Button size="small" onClick={() => downloadText("blueprint.json", original)}>
          Download JSON
        </Button>
      )}
      {version === undefined ? null : (
        <>
          <Button size="small" onClick={() => void setAddress({ version: null })}>
            Back to the draft
          </Button>
          {surroundings.canEdit ? (
            <Button size="small" variant="primary" isBusy={isRestoring} onClick={() => restore(version)}>
              Restore as draft
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}
