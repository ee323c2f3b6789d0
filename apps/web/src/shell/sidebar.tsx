"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";

export interface SidebarItem {
  readonly label: string;
  readonly href: string;
  readonly icon: ReactNode;
  /** Current on exactly this address only, not below it. */
  readonly isExact?: boolean;
  /** How much waits there. */
  readonly badge?: { readonly count: number; readonly meaning: string };
  /** Entries one level down. */
  readonly children?: readonly { readonly label: string; readonly href: string }[];
}

export function Sidebar({
  items,
  footerItems,
  back,
  isFolded,
  onToggle,
}: {
  items: readonly SidebarItem[];
  footerItems: readonly SidebarItem[];
  /** The way up, above the entries. */
  back?: SidebarItem | undefined;
  isFolded: boolean;
  onToggle: () => void;
}) {
  const label = isFolded ? "Unfold the sidebar" : "Fold the sidebar";
  const Icon = isFolded ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label="Main"
      className={classNames(
        "flex shrink-0 flex-col gap-1 overflow-y-auto border-hairline border-r bg-surface p-2",
        isFolded ? "w-12" : "w-54 max-md:w-12",
      )}
    >
      {back && <Entry item={back} isFolded={isFolded} />}
      {items.map((item) => (
        <Entry key={item.href} item={item} isFolded={isFolded} />
      ))}
      <div className="mt-auto flex flex-col gap-1 pt-4">
        {footerItems.map((item) => (
          <Entry key={item.href} item={item} isFolded={isFolded} />
        ))}
        <IconButton label={label} shortcut="⌘B" icon={<Icon aria-hidden="true" size={18} strokeWidth={1.5} />} onClick={onToggle} />
      </div>
    </nav>
  );
}

function Entry({ item, isFolded }: { item: SidebarItem; isFolded: boolean }) {
  const pathname = usePathname();
  const isCurrent = item.isExact ? pathname === item.href : pathname === item.href || pathname.startsWith(`${item.href}/`);
  const link = (
    <Link
      href={item.href}
      aria-current={isCurrent ? "page" : undefined}
      className={classNames(
        "flex h-8 items-center gap-2.5 rounded-chip px-1.5 text-label transition-colors",
        isCurrent ? "bg-selected text-accent" : "text-secondary hover:bg-hover hover:text-primary",
      )}
    >
      <span className="grid size-5 shrink-0 place-items-center">{item.icon}</span>
      <span className={classNames("truncate", isFolded ? "sr-only" : "max-md:sr-only")}>{item.label}</span>
      {item.badge && (
        <span className={classNames("tabular ml-auto text-small", isFolded ? "sr-only" : "max-md:sr-only")}>
          {item.badge.count}
          <span className="sr-only"> {item.badge.meaning}</span>
        </span>
      )}
    </Link>
  );
  return (
    <div>
      {isFolded ? (
        <Tooltip content={item.label} side="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
      {!isFolded && item.children && item.children.length > 0 && (
        <ul className="mt-1 ml-4 space-y-px border-hairline border-l pl-2 max-md:hidden">
          {item.children.map((child) => (
            <SubEntry key={child.href} {...child} />
          ))}
        </ul>
      )}
    </div>
  );
}

function SubEntry({ label, href }: { label: string; href: string }) {
  const pathname = usePathname();
  const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <li>
      <Link
        href={href}
        aria-current={isCurrent ? "page" : undefined}
        className={classNames(
          "block truncate rounded-chip px-2 py-1 text-label",
          isCurrent ? "bg-selected text-accent" : "text-secondary hover:bg-hover hover:text-primary",
        )}
      >
        {label}
      </Link>
    </li>
  );
}
