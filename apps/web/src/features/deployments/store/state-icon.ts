import type { StatusRole } from "@/components/ui/status.ts";

/** White shapes on a 24 grid, told apart without their colour. */
const SHAPES: Readonly<Record<StatusRole, string>> = {
  neutral: "M7 12h10",
  running: "M9 6.5v11l8.5-5.5z",
  waiting: "M9 7v10M15 7v10",
  success: "M6.5 12.5l3.8 3.8 7.2-8",
  warning: "M12 6.5v7M12 17v.4",
  danger: "M7.5 7.5l9 9M16.5 7.5l-9 9",
  replace: "M7 10a5.5 5.5 0 0 1 10-1M17 14a5.5 5.5 0 0 1-10 1",
};

/** Address of a picture for a browser's tab: the state's shape on its colour. */
export function stateIcon(role: StatusRole, colour: string): string {
  const fill = role === "running" ? "#fff" : "none";
  const shape = `<path d="${SHAPES[role]}" fill="${fill}" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="${colour}"/>${shape}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
