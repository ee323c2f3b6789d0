import type { Page } from "@playwright/test";

/** How the lines on the screen lie: how many there are, and the farthest that an end is from its port, in screen pixels. */
export interface EdgeFit {
  readonly lines: number;
  readonly checkedEnds: number;
  readonly farthestPx: number;
}

/** Compares both ends of every drawn line with the ports that they belong to, where those are on the page. */
export function edgeFit(page: Page): Promise<EdgeFit> {
  return page.evaluate(() => {
    const ports = new Map(
      [...document.querySelectorAll<HTMLElement>(".designer-port")].map((port) => [
        `${port.dataset["nodeid"]} ${port.dataset["handleid"]}`,
        port.getBoundingClientRect(),
      ]),
    );
    const lines = [...document.querySelectorAll<SVGPathElement>(".react-flow__edge .react-flow__edge-path")];
    let checkedEnds = 0;
    let farthestPx = 0;
    for (const line of lines) {
      // "source-events--target": the id that a drawn edge gets.
      const id = line.closest(".react-flow__edge")?.getAttribute("data-id") ?? "";
      const named = /^(.+)-([a-z]+)--(.+)$/.exec(id);
      const matrix = line.getScreenCTM();
      if (!named || !matrix) continue;
      const [, source, data, target] = named;
      const ends = [
        [`${source} out:${data}`, 0, "right"],
        [`${target} in:${data}`, line.getTotalLength(), "left"],
      ] as const;
      for (const [port, length, side] of ends) {
        const box = ports.get(port);
        if (!box) continue;
        const at = line.getPointAtLength(length).matrixTransform(matrix);
        checkedEnds += 1;
        farthestPx = Math.max(farthestPx, Math.hypot(at.x - box[side], at.y - (box.top + box.bottom) / 2));
      }
    }
    return { lines: lines.length, checkedEnds, farthestPx };
  });
}

/** A point on a line of the drawing, in its middle, on the screen. */
export function middleOfEdge(page: Page, id: string): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate((edge) => {
    const line = document.querySelector<SVGPathElement>(`.react-flow__edge[data-id="${edge}"] .react-flow__edge-path`);
    const matrix = line?.getScreenCTM();
    if (!line || !matrix) throw new Error(`There is no line ${edge} on the page.`);
    const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.3).matrixTransform(matrix);
    return { x, y };
  }, id);
}
