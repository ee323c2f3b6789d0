"use client";

import { isTerminal, type RunView } from "@zerolake/execution";
import { Bell, BellOff } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useEndNotice } from "../../hooks/use-end-notice.ts";
import type { Run } from "../../store/run-types.ts";

const ICON = { "aria-hidden": "true", size: 14, strokeWidth: 1.5 } as const;

/** Nobody has to wait here: the run goes on by itself, and a notice can tell of its end. */
export function WhileItRuns({ run, view }: { run: Run; view: RunView }) {
  const { setting, turnOn, turnOff } = useEndNotice(run, view);
  if (isTerminal(view.state) || view.state === "awaitingApproval") return null;
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-muted text-small">
      {view.state === "applying" && <p>You can close this page; the deployment goes on.</p>}
      {setting === "off" && (
        <Button size="small" variant="ghost" icon={<Bell {...ICON} />} onClick={turnOn}>
          Notify me when it ends
        </Button>
      )}
      {setting === "on" && (
        <>
          <p>A notice tells you when it ends, as long as this tab stays open.</p>
          <Button size="small" variant="ghost" icon={<BellOff {...ICON} />} onClick={turnOff}>
            Turn notices off
          </Button>
        </>
      )}
      {setting === "blocked" && <p>Your browser blocks notices of this site. Allow them in its settings to be told of the end.</p>}
    </div>
  );
}
