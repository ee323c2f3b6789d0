import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu } from "@/components/ui/menu.tsx";
import type { OrphanRow } from "../server/list-orphans.ts";

/** What is done more seldom with a finding. */
export function MoreMenu({ row: { title, identifier }, children }: { row: Pick<OrphanRow, "title" | "identifier">; children: ReactNode }) {
  const icon = <Ellipsis aria-hidden="true" size={16} strokeWidth={1.5} />;
  return <Menu trigger={<IconButton label={`More for ${title ?? identifier}`} icon={icon} />}>{children}</Menu>;
}
