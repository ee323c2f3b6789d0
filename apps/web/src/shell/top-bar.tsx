"use client";

import { CircleHelp, Search } from "lucide-react";
import dynamic from "next/dynamic";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { ConnectionIndicator } from "@/live/connection-indicator.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Keys } from "./keys-dialog.tsx";
import { LogoMark } from "./logo-mark.tsx";
import type { OrganizationNavigation, ProjectNavigation } from "./navigation.ts";
import { useShellStore } from "./shell-store.ts";
import { UserMenu } from "./user-menu.tsx";

/** Its room is kept: nothing moves when it comes. */
const Bell = dynamic(async () => (await import("./bell.tsx")).Bell, { ssr: false, loading: () => <span className="size-8" /> });

export function TopBar({ navigation }: { navigation: OrganizationNavigation | ProjectNavigation }) {
  const setPaletteOpen = useShellStore((state) => state.setPaletteOpen);
  const setKeysShown = useShellStore((state) => state.setKeysShown);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-hairline border-b bg-surface px-3">
      <LogoMark />
      <Breadcrumbs navigation={navigation} />
      <div className="ml-auto flex shrink-0 items-center gap-3">
        <button
          type="button"
          onClick={() => setPaletteOpen(true)}
          className="flex h-8 w-60 items-center gap-2 rounded-chip border border-control px-2 text-muted hover:bg-hover max-lg:w-auto"
        >
          <Search aria-hidden="true" size={14} strokeWidth={1.5} />
          <span className="flex-1 text-left max-lg:sr-only">Search or jump…</span>
          <Keys keys="⌘K" />
        </button>
        <Bell organization={navigation.organization.slug} />
        <ConnectionIndicator />
        <IconButton
          label="Keys of this page"
          shortcut="?"
          icon={<CircleHelp aria-hidden="true" size={18} strokeWidth={1.5} />}
          onClick={() => setKeysShown(true)}
          className="max-sm:hidden"
        />
        <UserMenu user={navigation.user} />
      </div>
    </header>
  );
}
