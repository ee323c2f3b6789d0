"use client";

import { FRAME_TINTS } from "@zerolake/blueprint";
import { Ungroup } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { classNames } from "@/components/ui/class-names.ts";
import { Field } from "@/components/ui/field.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { unframeSelection, updateFrame } from "../../store/edit/frames.ts";
import { TextControl } from "./text-control.tsx";
import { TitleField } from "./title-field.tsx";

const TINTS = Array.from({ length: FRAME_TINTS }, (_, index) => index);

/** A frame's name, note, tint and size. A frame never changes what is deployed. */
export function FrameInspector({ id }: { readonly id: string }) {
  const store = useDesignerStore();
  const frame = useDesigner((state) => state.log.current.layout.frames.find((candidate) => candidate.id === id));
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  if (!frame) return null;
  const resize = (size: Partial<typeof frame.size>) => (text: string) => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < 80) return false;
    const [side] = Object.keys(size);
    updateFrame(store, id, { size: { ...frame.size, [side ?? "width"]: value } });
    return true;
  };
  return (
    <div className="min-h-0 space-y-4 overflow-y-auto p-4">
      <TitleField
        label="Name of the frame"
        title={frame.title}
        isReadOnly={!canEdit}
        onRename={(title) => updateFrame(store, id, { title })}
      />
      <p className="text-secondary text-small">
        {frame.members.length} {frame.members.length === 1 ? "component" : "components"}. A frame never changes what is deployed.
      </p>
      <Field label="Note">
        {(control) => (
          <TextControl
            control={control}
            value={frame.note}
            placeholder="What belongs together here"
            form="lines"
            isReadOnly={!canEdit}
            onRestore={() => undefined}
            onCommit={(note) => {
              updateFrame(store, id, { note });
              return true;
            }}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {(["width", "height"] as const).map((side) => (
          <Field key={side} label={side === "width" ? "Width" : "Height"}>
            {(control) => (
              <TextControl
                control={control}
                value={String(frame.size[side])}
                placeholder=""
                unit="px"
                form="line"
                isReadOnly={!canEdit}
                onRestore={() => undefined}
                onCommit={resize({ [side]: 0 })}
              />
            )}
          </Field>
        ))}
      </div>
      {canEdit ? (
        <>
          <div role="group" aria-label="Tint" className="flex gap-1.5">
            {TINTS.map((tint) => (
              <button
                key={tint}
                type="button"
                aria-label={`Tint ${tint + 1}`}
                aria-pressed={frame.tint === tint}
                onClick={() => updateFrame(store, id, { tint })}
                className={classNames("size-7 rounded-chip border", frame.tint === tint ? "border-accent-solid border-2" : "border-line")}
                style={{ background: `var(--frame-tint-${tint})` }}
              />
            ))}
          </div>
          <Button icon={<Ungroup size={14} strokeWidth={1.5} aria-hidden="true" />} onClick={() => unframeSelection(store)}>
            Remove the frame
          </Button>
        </>
      ) : null}
    </div>
  );
}
