import type { Blueprint, Layout } from "@zerolake/blueprint";
import { MiniCanvas } from "./mini-canvas.tsx";

/** A drawing in readable size, scrolled sideways when it is wide. */
export function DrawingFrame({
  blueprint,
  layout,
  label,
}: {
  blueprint: Pick<Blueprint, "components" | "edges">;
  layout: Layout;
  label: string;
}) {
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[28rem] overflow-auto rounded-card border border-line bg-canvas"
    >
      <MiniCanvas blueprint={blueprint} layout={layout} label={label} hasTitles className="mx-auto w-full" />
    </section>
  );
}
