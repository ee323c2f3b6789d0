import { type ComponentDefinition, findDefinition } from "@zerolake/catalog";
import { CircleHelp } from "lucide-react";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";

/** The glyph of a kind's category; a kind that this version does not know gets a question mark. */
export function KindGlyph({ kind, size = 16 }: { readonly kind: string | ComponentDefinition | undefined; readonly size?: number }) {
  const definition = typeof kind === "string" ? findDefinition(kind) : kind;
  if (!definition) return <CircleHelp size={size} strokeWidth={1.5} aria-hidden="true" className="shrink-0" />;
  return <CategoryGlyph category={definition.category} size={size} className="shrink-0" />;
}
