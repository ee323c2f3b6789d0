import type { Blueprint, Layout } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { memo } from "react";
import { DATA_KIND_STYLES } from "@/components/ui/data-kinds.ts";
import { NODE_WIDTH, nodeHeight } from "./layered-layout.ts";

const MARGIN = 24;
/** Smallest scale at which a name on two lines of large letters can be read; narrower, the drawing is scrolled. */
const READABLE_SCALE = 0.3;
/** Up to this width there is room for name and kind in small letters. */
const DETAILED_WIDTH_MAX = 1800;

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
      // Words stay readable: a drawing that is wider still is scrolled.
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
            strokeWidth={hasTitles ? 3 : 5}
            strokeDasharray={hasTitles ? style.dashArray : "none"}
          />
        );
      })}
      {nodes.map((node) => (
        <MiniNode key={node.id} node={node} words={!hasTitles ? "none" : width > DETAILED_WIDTH_MAX ? "name" : "nameAndKind"} />
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

function MiniNode({ node, words }: { node: NodeBox; words: "none" | "name" | "nameAndKind" }) {
  const hasWords = words !== "none";
  return (
    <g transform={`translate(${node.x} ${node.y})`}>
      <title>{node.title}</title>
      <rect
        width={NODE_WIDTH}
        height={node.height}
        rx={8}
        fill="var(--bg-surface)"
        stroke={hasWords ? "var(--border-default)" : "var(--border-control)"}
        strokeWidth={words === "nameAndKind" ? 1 : hasWords ? 2 : 4}
      />
      <rect width={hasWords ? 6 : 14} height={node.height} rx={hasWords ? 3 : 6} fill="var(--neutral-solid)" />
      {words === "name" ? <LargeName title={node.title} height={node.height} /> : null}
      {words === "nameAndKind" ? (
        <>
          <text x={20} y={38} fontSize={20} fontWeight={500} fill="var(--text-primary)">
            {shortened(node.title, TITLE_LENGTH_MAX)}
          </text>
          <text x={20} y={66} fontSize={18} fill="var(--text-secondary)">
            {shortened(findDefinition(node.kind)?.title ?? node.kind, TITLE_LENGTH_MAX)}
          </text>
        </>
      ) : null}
    </g>
  );
}

const LARGE_PX = 30;

function LargeName({ title, height }: { title: string; height: number }) {
  const lines = linesOf(title, LARGE_LENGTH_MAX);
  const first = height / 2 + LARGE_PX * (lines.length > 1 ? -0.2 : 0.35);
  return lines.map((line, index) => (
    <text key={line} x={18} y={first + index * LARGE_PX * 1.15} fontSize={LARGE_PX} fontWeight={500} fill="var(--text-primary)">
      {line}
    </text>
  ));
}

const TITLE_LENGTH_MAX = 18;
const LARGE_LENGTH_MAX = 13;

/** A title on one or two lines, broken between words; what does not fit ends in an ellipsis. */
export function linesOf(title: string, lengthMax: number): readonly string[] {
  const words = title.split(/\s+/u);
  let first = words[0] ?? "";
  let taken = 1;
  for (const word of words.slice(1)) {
    if (`${first} ${word}`.length > lengthMax) break;
    first = `${first} ${word}`;
    taken += 1;
  }
  const rest = words.slice(taken).join(" ");
  return [first, rest].filter((line) => line !== "").map((line) => shortened(line, lengthMax));
}

function shortened(text: string, lengthMax: number): string {
  return text.length > lengthMax ? `${text.slice(0, lengthMax - 1).trimEnd()}…` : text;
}

function curve(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const bend = Math.max(40, Math.abs(to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}
