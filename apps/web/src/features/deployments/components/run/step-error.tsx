import type { CloudError } from "@zerolake/execution";
import { CopyButton } from "@/components/ui/copy-button.tsx";

/** The cloud's own words, what they mean and what to do. */
export function StepError({ address, error }: { address: string; error: CloudError }) {
  return (
    <div className="space-y-1 rounded-chip border border-danger-solid p-3">
      <p className="break-words font-mono text-code text-danger">
        {error.code}: {error.message}
      </p>
      <p className="text-primary">{error.remedy}</p>
      <CopyButton label="Copy the error" text={`${address}\n${error.code}: ${error.message}\n${error.remedy}`} />
    </div>
  );
}
