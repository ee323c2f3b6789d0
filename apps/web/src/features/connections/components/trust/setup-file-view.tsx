"use client";

import type { SetupFile } from "@zerolake/trust-setup";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { downloadFile } from "@/format/download-file.ts";

/** A file or a command, to read, copy and download. */
export function SetupFileView({ file: { name, text }, isCommand = false }: { file: SetupFile; isCommand?: boolean }) {
  return (
    <div className="space-y-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className={isCommand ? "text-label" : "font-mono text-code"}>{name}</span>
        <CopyButton label={isCommand ? "Copy the command" : `Copy ${name}`} text={text} />
        {!isCommand && (
          <Button size="small" variant="ghost" onClick={() => downloadFile(name, "text/plain", text)}>
            Download {name}
          </Button>
        )}
      </div>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-64 overflow-auto rounded-chip border border-hairline bg-page p-3 font-mono text-code"
      >
        {text}
      </pre>
    </div>
  );
}
