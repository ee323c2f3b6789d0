"use client";

import dynamic from "next/dynamic";
import type { DriftActions } from "./use-drift-actions.ts";

const IgnoreDrift = dynamic(async () => (await import("./ignore-drift.tsx")).IgnoreDrift, { ssr: false });
const AdoptDialog = dynamic(async () => (await import("./adopt-dialog.tsx")).AdoptDialog, { ssr: false });
const ForgetDialog = dynamic(async () => (await import("./forget-dialog.tsx")).ForgetDialog, { ssr: false });

/** The dialog of what is being asked, if anything is. */
export function DriftDialogs({ organization, actions: { question, close } }: { organization: string; actions: DriftActions }) {
  switch (question?.ask) {
    case "ignore":
      return <IgnoreDrift organization={organization} rows={question.rows} onClose={close} />;
    case "adopt":
      return <AdoptDialog organization={organization} row={question.row} onClose={close} />;
    case "forget":
      return <ForgetDialog organization={organization} row={question.row} onClose={close} />;
    case undefined:
      return null;
  }
}
