import type { Blueprint, Layout } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { memo } from "react";
import { DATA_KIND_STYLES } from "@/components/ui/data-kinds.ts";
import { NODE_WIDTH, nodeHeight } from "./layered-layout.ts";

const MARGIN = 24;
/** Smallest scale at which the names in the blocks can be read. */
const READABLE_SCALE = 0.5;

/**
 * The drawing itself, small: blocks and coloured edges, no words when it is tiny. Drawn from the document, so it is never out
 * of date as a picture would be.
 */
export const MiniCanvas = memo(function MiniCanvas({
  blueprint,
  layout,
  label,
  hasTitles = false,
  className,
}: {
  blueprint: Pick<Blueprint, "components" | "edges">;
  layout: Layout;
  label: string;
  /** Names inside the blocks; for canvases that are shown large. */
  hasTitles?: boolean;
  className?: string;
}) {
  const nodes = blueprint.components.flatMap((component) => {
    const at = layout.positions[component.id];
    // Platform parts belong to all of it and are not drawn, wherever they may lie.
    return at && !findDefinition(component.kind)?.isPlatform ? [{ ...component, ...at, height: nodeHeight(component.kind) }] : [];
  });
  if (nodes.length === 0) return null;
  const left = Math.min(...nodes.map((node) => node.x)) - MARGIN;
  const top = Math.min(...nodes.map((node) => node.y)) - MARGIN;
  const width = Math.max(...nodes.map((node) => node.x)) + NODE_WIDTH + MARGIN - left;
  const height = Math.max(...nodes.map((node) => node.y + node.height)) + MARGIN - top;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${left} ${top} ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      // Words stay readable: a wide drawing is scrolled, not shrunk.
      {...(hasTitles ? { style: { minWidth: width * READABLE_SCALE, maxWidth: width, aspectRatio: `${width} / ${height}` } } : {})}
      className={className}
    >
      {blueprint.edges.map(({ id, from, to }) => {
        const [start, end] = [byId.get(from.component), byId.get(to.component)];
        if (!start || !end) return null;
        const style = DATA_KIND_STYLES[from.port];
        return (
          <path
            key={id}
            d={curve({ x: start.x + NODE_WIDTH, y: start.y + start.height / 2 }, { x: end.x, y: end.y + end.height / 2 })}
            fill="none"
            stroke={style.color}
            strokeWidth={hasTitles ? 2 : 5}
            strokeDasharray={hasTitles ? style.dashArray : "none"}
          />
        );
      })}
      {nodes.map((node) => (
        <MiniNode key={node.id} node={node} hasTitle={hasTitles} />
      ))}
    </svg>
  );
});

interface NodeBox {
  readonly title: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

function MiniNode({ node, hasTitle }: { node: NodeBox; hasTitle: boolean }) {
  return (
    <g transform={`translate(${node.x} ${node.y})`}>
      <rect
        width={NODE_WIDTH}
        height={node.height}
        rx={8}
        fill="var(--bg-surface)"
        stroke={hasTitle ? "var(--border-default)" : "var(--border-control)"}
        strokeWidth={hasTitle ? 1 : 4}
      />
      <rect width={hasTitle ? 4 : 14} height={node.height} rx={hasTitle ? 2 : 6} fill="var(--neutral-solid)" />
      {hasTitle && (
        <>
          <text x={20} y={38} fontSize={20} fontWeight={500} fill="var(--text-primary)">
            {shortened(node.title)}
          </text>
          <text x={20} y={66} fontSize={18} fill="var(--text-secondary)">
            {shortened(findDefinition(node.kind)?.title ?? node.kind)}
          </text>
        </>
      )}
    </g>
  );
}

const TITLE_LENGTH_MAX = 18;

function shortened(text: string): string {
  return text.length > TITLE_LENGTH_MAX ? `${text.slice(0, TITLE_LENGTH_MAX - 1).trimEnd()}…` : text;
}

function curve(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const bend = Math.max(40, Math.abs(to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}
