"use client";

import { useRef } from "react";
import { notify } from "@/components/ui/toast.tsx";
import { useViewKeys } from "./use-view-keys.ts";

/** Attributes by which rows are found: each row is a button, so Enter opens it without more. */
export function rowMark(address: string, isFailed = false) {
  return { "data-run-row": address, ...(isFailed ? { "data-failed": "" } : {}) };
}

/** `J` and `K` move between rows, `N` to the next failure, `Y` copies the address of the row's own view. */
export function useRowKeys() {
  const root = useRef<HTMLDivElement>(null);
  const go = (selector: string, step: 1 | -1) => {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = at === -1 ? rows[step === 1 ? 0 : rows.length - 1] : rows[at + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useViewKeys({
    j: () => go("[data-run-row]", 1),
    k: () => go("[data-run-row]", -1),
    n: () => goToFailure(root.current),
    y: () => copyRowLink(),
  });
  return root;
}

/** The first failure after the focused row, and from the top again after the last. */
function goToFailure(root: HTMLElement | null): void {
  const rows = [...(root?.querySelectorAll<HTMLElement>("[data-run-row]") ?? [])];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows.slice(at + 1).find(isFailed) ?? rows.find(isFailed);
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function isFailed(row: HTMLElement): boolean {
  return row.dataset["failed"] !== undefined;
}

function copyRowLink(): void {
  const address = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["runRow"] : undefined;
  if (address === undefined) return;
  const url = new URL(window.location.href);
  url.searchParams.set("sel", address);
  void navigator.clipboard.writeText(url.href).then(() => notify.done("Link copied."));
}
