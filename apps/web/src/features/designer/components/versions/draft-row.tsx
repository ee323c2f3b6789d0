"use client";

import { Button } from "@/components/ui/button.tsx";

/** The first row of the versions: what is drawn now. */
export function DraftRow({ isOpen, onOpen }: { readonly isOpen: boolean; readonly onOpen: () => void }) {
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <span className="w-10 text-label">Draft</span>
      <span className="min-w-0 flex-1 text-secondary">Changes as you draw and saves itself.</span>
      <Button size="small" disabled={isOpen} onClick={onOpen}>
        {isOpen ? "Open now" : "Open"}
      </Button>
    </li>
  );
}
