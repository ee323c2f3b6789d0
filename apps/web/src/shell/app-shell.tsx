"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useCallback, useMemo } from "react";
import { ConnectionBanner } from "@/live/connection-banner.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { goToKeys, shellCommands } from "./commands.ts";
import { HealthBanner } from "./health-banner.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import type { OrganizationNavigation, ProjectNavigation } from "./navigation.ts";
import { RightsProvider } from "./role-context.tsx";
import { useShellStore } from "./shell-store.ts";
import { Sidebar } from "./sidebar.tsx";
import { allProjectsItem, footerItems, organizationItems, projectItems } from "./sidebar-items.tsx";
import { TopBar } from "./top-bar.tsx";
import { useGlobalKeys } from "./use-global-keys.ts";
import { useHasOpened } from "./use-has-opened.ts";

const CommandPalette = dynamic(async () => (await import("./command-palette.tsx")).CommandPalette, { ssr: false });

/** The frame of every page behind the sign-in. Its main area has no padding: pages use `PageBody`, canvas and run fill it. */
export function AppShell({ navigation, children }: { navigation: OrganizationNavigation | ProjectNavigation; children: ReactNode }) {
  const isCanvas = usePathname().includes("/blueprints/");
  const chosen = useShellStore((state) => state.isSidebarFolded);
  const setFolded = useShellStore((state) => state.setSidebarFolded);
  // The canvas needs the room; everywhere else the words are worth it.
  const isFolded = chosen ?? isCanvas;
  const toggle = useCallback(() => setFolded(!isFolded), [setFolded, isFolded]);

  const commands = useMemo(() => shellCommands(navigation), [navigation]);
  const destinations = useMemo(() => goToKeys(navigation), [navigation]);
  useGlobalKeys(destinations, toggle);
  const isPaletteOpen = useShellStore((state) => state.isPaletteOpen);
  const hasOpened = useHasOpened();

  const isInProject = "project" in navigation;
  const trpc = useTRPC();
  const here = { organization: navigation.organization.slug };
  // Came with the page; asked again when something has changed, so that a new role counts on pages that are open.
  const frame = useQuery(trpc.navigation.organization.queryOptions(here, { initialData: navigation, staleTime: Number.POSITIVE_INFINITY }));
  const approvals = useQuery(trpc.deployments.approvalCount.queryOptions(here, { enabled: !isInProject }));
  const orphans = useQuery(trpc.orphans.count.queryOptions(here, { enabled: !isInProject }));
  const drift = useQuery(trpc.drift.count.queryOptions(here, { enabled: !isInProject }));
  const counts = { approvals: approvals.data ?? 0, orphans: orphans.data ?? 0, drift: drift.data ?? 0 };
  return (
    <RightsProvider rights={frame.data.rights}>
      <a
        href="#main"
        className="sr-only z-50 rounded-chip bg-surface px-3 py-2 text-accent shadow-menu focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <div className="flex h-dvh flex-col">
        <TopBar navigation={navigation} />
        <HealthBanner />
        <ConnectionBanner />
        <div className="flex min-h-0 flex-1">
          <Sidebar
            items={isInProject ? projectItems(navigation) : organizationItems(navigation, counts)}
            footerItems={footerItems(navigation)}
            back={isInProject ? allProjectsItem(navigation) : undefined}
            isFolded={isFolded}
            onToggle={toggle}
          />
          <main id="main" tabIndex={-1} className="relative min-w-0 flex-1 overflow-y-auto outline-none">
            {children}
          </main>
        </div>
      </div>
      {hasOpened || isPaletteOpen ? <CommandPalette commands={commands} /> : null}
      <KeysDialog />
    </RightsProvider>
  );
}
