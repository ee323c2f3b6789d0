"use client";

import { Command as Palette } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as RadixDialog } from "radix-ui";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useReturnFocus } from "@/components/ui/return-focus.ts";
import { Keys } from "./keys-dialog.tsx";
import { type Command, useShellStore } from "./shell-store.ts";

const GROUPS = ["Do", "Go to", "Settings", "Help"] as const;

/** ⌘K: one field for everything. `>` limits to actions; ⌘Enter opens in a new tab. */
export function CommandPalette({ commands }: { commands: readonly Command[] }) {
  const isOpen = useShellStore((state) => state.isPaletteOpen);
  const setOpen = useShellStore((state) => state.setPaletteOpen);
  const { remember, giveBack } = useReturnFocus();
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={setOpen}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={remember}
          onCloseAutoFocus={giveBack}
          className="animate-appear fixed inset-x-4 top-[14vh] z-40 mx-auto max-w-xl overflow-hidden rounded-dialog border border-line bg-surface shadow-dialog"
        >
          <RadixDialog.Title className="sr-only">Search or jump</RadixDialog.Title>
          <PaletteBody commands={commands} onClose={() => setOpen(false)} />
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

function PaletteBody({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  const router = useRouter();
  const pageCommands = useShellStore((state) => state.commands);
  const [typed, setTyped] = useState("");
  const [highlighted, setHighlighted] = useState("");
  const all = useMemo(() => [...[...pageCommands.values()].flat(), ...commands], [pageCommands, commands]);
  const isActionsOnly = typed.startsWith(">");

  const run = (command: Command) => {
    onClose();
    if (command.href) router.push(command.href);
    else command.run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    const href = all.find((command) => command.id === highlighted)?.href;
    if (!href) return;
    event.preventDefault();
    event.stopPropagation();
    window.open(href, "_blank");
    onClose();
  };
  return (
    <Palette
      label="Commands"
      value={highlighted}
      onValueChange={setHighlighted}
      onKeyDownCapture={onKeyDown}
      filter={(value, search, keywords) => score(search.replace(/^>\s*/u, ""), keywords ?? [value])}
    >
      <div className="flex items-center gap-2 border-hairline border-b px-4">
        <Search aria-hidden="true" size={16} strokeWidth={1.5} className="text-muted" />
        <Palette.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Search or jump…"
          className="h-12 flex-1 bg-transparent text-body text-primary outline-none"
        />
        <Keys keys="Esc" />
      </div>
      <Palette.List className="max-h-96 overflow-y-auto p-2">
        <Palette.Empty className="px-2 py-6 text-center text-muted">Nothing called “{typed}”.</Palette.Empty>
        {GROUPS.filter((group) => !isActionsOnly || group === "Do").map((group) => (
          <PaletteGroup key={group} group={group} commands={all.filter((command) => command.group === group)} onRun={run} />
        ))}
      </Palette.List>
      <p className="flex gap-4 border-hairline border-t px-4 py-2 text-muted text-small">
        <span>Enter opens</span>
        <span>⌘Enter opens in a new tab</span>
        <span>&gt; actions only</span>
      </p>
    </Palette>
  );
}

function PaletteGroup({ group, commands, onRun }: { group: string; commands: readonly Command[]; onRun: (command: Command) => void }) {
  if (commands.length === 0) return null;
  return (
    <Palette.Group
      heading={group}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-small"
    >
      {commands.map((command) => (
        <Palette.Item
          key={command.id}
          value={command.id}
          keywords={[command.label, ...(command.keywords ?? [])]}
          onSelect={() => onRun(command)}
          className="flex min-h-9 cursor-default select-none items-center justify-between gap-3 rounded-chip px-2 text-body data-[selected=true]:bg-selected data-[selected=true]:text-accent"
        >
          <span className="truncate">{command.label}</span>
          {command.keys && <Keys keys={command.keys} />}
        </Palette.Item>
      ))}
    </Palette.Group>
  );
}

/** Every typed word must begin a word of the command; an earlier hit ranks higher. */
function score(search: string, texts: readonly string[]): number {
  const haystack = texts.join(" ").toLowerCase();
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.some((word) => !` ${haystack}`.includes(` ${word}`) && !haystack.includes(word))) return 0;
  const first = words[0] ? haystack.indexOf(words[0]) : 0;
  return 1 / (1 + first);
}
