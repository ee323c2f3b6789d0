"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import type { narrowedBy } from "./audit-filter.ts";

const FORMATS = [
  { format: "jsonl", label: "Download JSON Lines" },
  { format: "csv", label: "Download CSV" },
] as const;

/** What the filters leave, as a file that ends with a signed mark of where the chain stood. */
export function ExportMenu({ organization, filter }: { organization: string; filter: ReturnType<typeof narrowedBy> }) {
  const download = (format: string) => {
    const query = new URLSearchParams({ organization, format, ...(filter as Record<string, string>) });
    window.location.assign(`/api/audit/export?${query.toString()}`);
  };
  return (
    <Menu trigger={<Button icon={<Download aria-hidden="true" size={16} strokeWidth={1.5} />}>Export entries</Button>}>
      {FORMATS.map(({ format, label }) => (
        <MenuItem key={format} onSelect={() => download(format)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
