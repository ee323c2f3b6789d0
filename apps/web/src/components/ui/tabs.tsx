"use client";

import Link from "next/link";
import { Tabs as RadixTabs } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const TAB = "-mb-px inline-flex shrink-0 whitespace-nowrap h-9 items-center gap-1.5 border-b-2 px-1 text-label transition-colors";
const TAB_OFF = "border-transparent text-secondary hover:border-line hover:text-primary";
const TAB_ON = "border-accent-solid text-primary";

export interface Tab {
  value: string;
  label: string;
  count?: number | undefined;
}

/** Tabs within a page. Where each tab is a page of its own, use `TabLinks`. */
export function Tabs({
  tabs,
  value,
  onValueChange,
  label,
  children,
  className,
}: {
  tabs: readonly Tab[];
  value: string;
  onValueChange: (value: string) => void;
  label: string;
  /** `TabPanel`s. */
  children: ReactNode;
  className?: string;
}) {
  return (
    <RadixTabs.Root value={value} onValueChange={onValueChange} {...(className ? { className } : {})}>
      <RadixTabs.List aria-label={label} className="flex gap-4 overflow-x-auto border-hairline border-b">
        {tabs.map((tab) => (
          <RadixTabs.Trigger
            key={tab.value}
            value={tab.value}
            className={classNames(
              TAB,
              "border-transparent text-secondary hover:text-primary data-[state=active]:border-accent-solid data-[state=active]:text-primary",
            )}
          >
            <TabText tab={tab} />
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {children}
    </RadixTabs.Root>
  );
}

export function TabPanel({ value, children, className }: { value: string; children: ReactNode; className?: string }) {
  return (
    <RadixTabs.Content value={value} className={classNames("pt-4", className)}>
      {children}
    </RadixTabs.Content>
  );
}

export function TabLinks({ tabs, current, label }: { tabs: readonly (Tab & { href: string })[]; current: string; label: string }) {
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto border-hairline border-b">
      {tabs.map((tab) => (
        <Link
          key={tab.value}
          href={tab.href}
          aria-current={tab.value === current ? "page" : undefined}
          className={classNames(TAB, tab.value === current ? TAB_ON : TAB_OFF)}
        >
          <TabText tab={tab} />
        </Link>
      ))}
    </nav>
  );
}

function TabText({ tab }: { tab: Tab }) {
  return (
    <>
      {tab.label}
      {tab.count !== undefined && <span className="tabular text-muted text-small">{tab.count}</span>}
    </>
  );
}
