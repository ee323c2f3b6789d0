"use client";

import { Dialog } from "@/components/ui/dialog.tsx";
import { type KeyHelpGroup, useShellStore } from "./shell-store.ts";

const GLOBAL_KEYS: KeyHelpGroup = {
  title: "Everywhere",
  keys: [
    { keys: "⌘K", does: "Search or jump" },
    { keys: "?", does: "Show the keys of this page" },
    { keys: "G P", does: "Go to projects" },
    { keys: "G A", does: "Go to approvals" },
    { keys: "G T", does: "Go to templates" },
    { keys: "G C", does: "Go to connections" },
    { keys: "G B", does: "Open the designer of this project" },
    { keys: "G E", does: "Go to the environments of this project" },
    { keys: "G R", does: "Go to the deployments of this project" },
    { keys: "⌘B", does: "Fold or unfold the sidebar" },
    { keys: "Esc", does: "One level back" },
  ],
};

export function KeysDialog() {
  const isOpen = useShellStore((state) => state.areKeysShown);
  const setOpen = useShellStore((state) => state.setKeysShown);
  const pageGroups = useShellStore((state) => state.keyHelp);
  return (
    <Dialog
      title="Keys of this page"
      description="⌘ means Ctrl on Windows and Linux. Single letters can be switched off in Settings."
      width="medium"
      isText
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <div className="space-y-5">
        {[...pageGroups.values(), GLOBAL_KEYS].map((group) => (
          <section key={group.title} aria-label={group.title} className="space-y-2">
            <h3 className="text-label text-muted">{group.title}</h3>
            <dl className="grid grid-cols-[max-content_1fr] items-center gap-x-6 gap-y-1.5">
              {group.keys.map((entry) => (
                <div key={entry.keys} className="contents">
                  <dt>
                    <Keys keys={entry.keys} />
                  </dt>
                  <dd>{entry.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Key caps; parts that are separated by a blank are pressed one after the other. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(" ").map((key, index) => (
        <kbd
          key={index}
          className="inline-grid h-5 min-w-5 place-items-center rounded-chip border border-line bg-page px-1 font-sans text-secondary text-small"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
