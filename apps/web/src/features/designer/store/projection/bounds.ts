export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Placed {
  readonly position: { readonly x: number; readonly y: number };
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The smallest box around all nodes; `undefined` for none. */
export function boundsOfNodes(nodes: readonly Placed[]): Box | undefined {
  if (nodes.length === 0) return undefined;
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The nearest place on the grid where a box of this size touches nothing, searched downwards, then to the right. */
export function freeSpot(
  wanted: Box,
  taken: readonly Box[],
  { gap = 24, grid = 8 }: { readonly gap?: number; readonly grid?: number } = {},
): { x: number; y: number } {
  const snap = (value: number) => Math.round(value / grid) * grid;
  const startY = snap(wanted.y);
  let x = snap(wanted.x);
  for (let column = 0; column < 20; column += 1) {
    let y = startY;
    for (let row = 0; row < 40; row += 1) {
      const hit = taken.find((box) => overlaps({ ...wanted, x, y }, box, gap));
      if (!hit) return { x, y };
      y = snap(hit.y + hit.height + gap);
    }
    x = snap(x + wanted.width + 3 * gap);
  }
  return { x, y: startY };
}

function overlaps(left: Box, right: Box, gap: number): boolean {
  return (
    left.x < right.x + right.width + gap &&
    right.x < left.x + left.width + gap &&
    left.y < right.y + right.height + gap &&
    right.y < left.y + left.height + gap
  );
}
