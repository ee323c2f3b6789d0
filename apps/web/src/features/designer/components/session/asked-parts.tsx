"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import { useHasOpened } from "@/shell/use-has-opened.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";

const ConnectDialog = dynamic(async () => (await import("../connect/connect-dialog.tsx")).ConnectDialog);
const AddMenu = dynamic(async () => (await import("../palette/add-menu.tsx")).AddMenu);
const ClipboardDialog = dynamic(async () => (await import("../clipboard/clipboard-dialog.tsx")).ClipboardDialog);
const ContextMenu = dynamic(async () => (await import("../canvas/context-menu.tsx")).ContextMenu);

/** Dialogs and menus that come when they are asked for. They load after the drawing, or at once when somebody is quick. */
export function AskedParts() {
  const hasOpened = useHasOpened();
  const isAsked = useDesigner(({ connectRequest, addRequest, menuRequest }) =>
    [connectRequest, addRequest, menuRequest].some((request) => request !== undefined),
  );
  const isClipboardAsked = useDesigner(({ clipboardRequest }) => clipboardRequest !== undefined);
  useEffect(() => {
    if (hasOpened) fetchPanels();
  }, [hasOpened]);
  if (isClipboardAsked) return <ClipboardDialog />;
  if (!hasOpened && !isAsked) return null;
  return (
    <>
      <ConnectDialog />
      <AddMenu />
      <ContextMenu />
    </>
  );
}

/** Panels that open later shall open without a wait. */
function fetchPanels(): void {
  void import("../inspector/inspector-body.tsx");
  void import("../findings/findings-panel.tsx");
  void import("../list/list-view.tsx");
}
