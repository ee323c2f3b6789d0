import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";

export interface TestState {
  readonly testRequestedAt: Date | null;
  readonly testedAt: Date | null;
  readonly isTestPassed: boolean | null;
}

export function isTesting({ testRequestedAt }: TestState): boolean {
  return testRequestedAt !== null;
}

/** Whether the connection works, and when that was last seen. */
export function ConnectionStatus({ connection }: { connection: TestState }) {
  if (isTesting(connection)) return <StatusChip status="running">Testing</StatusChip>;
  if (connection.isTestPassed === null) return <StatusChip status="neutral">Not tested</StatusChip>;
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <StatusChip status={connection.isTestPassed ? "success" : "danger"}>{connection.isTestPassed ? "Works" : "Failed"}</StatusChip>
      {connection.testedAt && <RelativeTime at={connection.testedAt} className="text-muted text-small" />}
    </span>
  );
}
