"use client";

import { Plus } from "lucide-react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";

/** What an empty drawing offers. */
export function EmptyCanvas({ templatesHref }: { readonly templatesHref: string }) {
  const store = useDesignerStore();
  const isEmpty = useDesigner((state) => state.log.current.blueprint.components.length === 0);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  if (!isEmpty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center">
      <div className="pointer-events-auto flex max-w-sm flex-col items-center gap-3 text-center">
        <span className="text-muted">
          <CategoryGlyph category="sources" size={48} />
        </span>
        <h2 className="text-title">Draw the lakehouse here</h2>
        {canEdit ? (
          <>
            <p className="text-secondary">Begin with where data comes from. Connections fit themselves as you go.</p>
            <div className="flex flex-wrap justify-center gap-2">
              <Button
                variant="primary"
                icon={<Plus size={16} strokeWidth={1.5} aria-hidden="true" />}
                onClick={(event) => store.setState({ addRequest: { anchor: { x: event.clientX, y: event.clientY } } })}
              >
                Add your first component
              </Button>
              <LinkButton href={templatesHref}>Start from a template</LinkButton>
            </div>
            <p className="text-muted text-small">or drag one from the left</p>
          </>
        ) : (
          <p className="text-secondary">Nothing is drawn yet.</p>
        )}
      </div>
    </div>
  );
}
