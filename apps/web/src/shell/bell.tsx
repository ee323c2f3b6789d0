"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell as BellIcon } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { InboxPanel } from "@/inbox/inbox-panel.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** As many as the badge has room for. */
const SHOWN_MAX = 99;

/** What a person was told and has not read. It never counts what they did themselves: of that nobody tells them. */
export function Bell({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const { data: unread = 0 } = useQuery(trpc.inbox.unread.queryOptions({ organization }));
  const [isOpen, setIsOpen] = useState(false);
  const count = unread > SHOWN_MAX ? `${SHOWN_MAX}+` : String(unread);
  const icon = (
    <span className="relative">
      <BellIcon aria-hidden="true" size={18} strokeWidth={1.5} />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="tabular absolute -top-2 left-2.5 min-w-4 rounded-full bg-accent-solid px-1 text-center text-[10px] text-on-accent leading-4"
        >
          {count}
        </span>
      )}
    </span>
  );
  return (
    <Popover
      label="Notifications"
      align="end"
      className="w-96 max-w-[calc(100vw-1rem)]"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<IconButton label={unread > 0 ? `Notifications, ${count} unread` : "Notifications"} icon={icon} />}
    >
      <InboxPanel organization={organization} onLeave={() => setIsOpen(false)} />
    </Popover>
  );
}
