import type { CloudError } from "@zerolake/execution";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button.tsx";

/** What it means and what to do, in our words; below them the cloud's own, unchanged. */
export function StepError({ address, error, action }: { address: string; error: CloudError; action?: ReactNode }) {
  return (
    <div className="space-y-2 rounded-chip border border-danger-solid p-3">
      <p className="text-primary">{error.remedy}</p>
      <p className="break-words font-mono text-code text-danger">
        {error.code}: {error.message}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {action}
        <CopyButton label="Copy the error" text={`${address}\n${error.code}: ${error.message}\n${error.remedy}`} />
      </div>
    </div>
  );
}
