"use client";

import type { KeyHelpGroup } from "@/shell/shell-store.ts";
import { usePageKeyHelp } from "@/shell/use-page-commands.ts";

const GROUP: KeyHelpGroup = {
  title: "Deployment",
  keys: [
    { keys: "J / K", does: "Next or previous row" },
    { keys: "Enter", does: "Details of the row" },
    { keys: "N", does: "Next failure; in the log next error" },
    { keys: "← / →", does: "Fold or unfold the component" },
    { keys: "E / W", does: "Unfold or fold all" },
    { keys: "⇧E", does: "Errors only" },
    { keys: "⌥1–⌥6", does: "Tabs" },
    { keys: "1–4", does: "Level of the log" },
    { keys: "F", does: "Follow the log" },
    { keys: "/", does: "Find; in the log then N and ⇧N" },
    { keys: "Y", does: "Copy a link to the row" },
    { keys: "⇧C", does: "Cancel the deployment" },
  ],
};

/** The keys of a deployment's views behind `?`. */
export function useRunKeyHelp(): void {
  usePageKeyHelp("deployment", GROUP);
}
