import type { OrphanScanView } from "@zerolake/db";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { plural } from "@/format/number.ts";
import { lastScan } from "../store/last-scan.ts";

/** When the last scan was and over how much, and what it could not look through. */
export function ScanSummary({ scans, unconfirmed }: { scans: readonly OrphanScanView[]; unconfirmed: number }) {
  const { at, connections } = lastScan(scans);
  const gaps = [...new Set(scans.flatMap((scan) => scan.gaps))];
  return (
    <div className="space-y-2 text-secondary">
      <p>
        {at ? (
          <>
            Last scan <RelativeTime at={at} />, {plural(connections, "connection")}.
          </>
        ) : (
          "Nothing has been scanned yet."
        )}{" "}
        Each connection is scanned every 6 hours.
      </p>
      {unconfirmed > 0 && (
        <p role="status">
          {unconfirmed === 1 ? "One thing was" : `${unconfirmed} things were`} seen for the first time. Clouds list late, so a second scan
          confirms it before it is listed.
        </p>
      )}
      {gaps.length > 0 && (
        <details>
          <summary className="cursor-pointer">{`${plural(gaps.length, "part was", "parts were")} not looked through`}</summary>
          <ul className="mt-1 max-w-[90ch] list-disc space-y-1 pl-5 text-small">
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
