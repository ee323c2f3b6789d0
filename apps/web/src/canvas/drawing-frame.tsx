import type { Blueprint, Layout } from "@zerolake/blueprint";
import { MiniCanvas } from "./mini-canvas.tsx";

/** Of more components only a part would fit in readable size: the whole of them, without words, says more. */
const READABLE_COMPONENTS_MAX = 60;

/** A drawing in readable size, scrolled sideways when it is wide; a very large one whole. */
export function DrawingFrame({
  blueprint,
  layout,
  label,
}: {
  blueprint: Pick<Blueprint, "components" | "edges">;
  layout: Layout;
  label: string;
}) {
  const isReadable = blueprint.components.length <= READABLE_COMPONENTS_MAX;
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[28rem] overflow-auto rounded-card border border-line bg-canvas"
    >
      <MiniCanvas
        blueprint={blueprint}
        layout={layout}
        label={label}
        hasTitles={isReadable}
        className={isReadable ? "mx-auto w-full" : "h-[27rem] w-full p-3"}
      />
    </section>
  );
}
