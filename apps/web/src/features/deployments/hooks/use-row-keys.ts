"use client";

import { notify } from "@/components/ui/toast.tsx";
import { useViewKeys } from "./use-view-keys.ts";

/** Attribute by which a row is found: each row is a button, so Enter opens it without more. */
export function rowMark(address: string) {
  return { "data-run-row": address };
}

export interface KeyedRow {
  readonly address: string;
  readonly isFailed?: boolean;
}

/**
 * `J` and `K` move between rows, `N` to the next failure, `Y` copies the address of the row's own view. Rows that are not on the
 * page because they are out of sight are brought there by `reveal`.
 */
export function useRowKeys(rows: readonly KeyedRow[], reveal?: (address: string) => void): void {
  const go = (row: KeyedRow | undefined) => {
    if (!row) return;
    reveal?.(row.address);
    focusOnceThere(row.address);
  };
  const at = () => rows.findIndex(({ address }) => address === focusedAddress());
  useViewKeys({
    j: () => go(rows[at() + 1]),
    k: () => go(at() === -1 ? rows.at(-1) : rows[at() - 1]),
    // After the last failure from the top again.
    n: () => go(rows.slice(at() + 1).find(({ isFailed }) => isFailed) ?? rows.find(({ isFailed }) => isFailed)),
    y: () => copyRowLink(focusedAddress()),
  });
}

/** A row that comes into sight is rendered some frames later. */
const FRAMES_MAX = 20;

function focusOnceThere(address: string, framesLeft = FRAMES_MAX): void {
  const row = document.querySelector<HTMLElement>(`[data-run-row="${CSS.escape(address)}"]`);
  if (row) {
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  } else if (framesLeft > 0) requestAnimationFrame(() => focusOnceThere(address, framesLeft - 1));
}

function focusedAddress(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset["runRow"] : undefined;
}

function copyRowLink(address: string | undefined): void {
  if (address === undefined) return;
  const url = new URL(window.location.href);
  url.searchParams.set("sel", address);
  void navigator.clipboard.writeText(url.href).then(() => notify.done("Link copied."));
}
