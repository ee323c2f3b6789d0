"use client";

import { LogOut } from "lucide-react";
import { useTheme } from "next-themes";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu.tsx";

const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

export function UserMenu({ user }: { user: { id: string; name: string; email: string } }) {
  const { theme, setTheme } = useTheme();
  const trigger = (
    <button type="button" aria-label={`${user.name}: account and theme`} className="rounded-full">
      <Avatar id={user.id} name={user.name} />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <div className="px-2 py-1.5">
        <p className="font-medium">{user.name}</p>
        <p className="text-muted text-small">{user.email}</p>
      </div>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme} options={THEMES} />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden="true" size={16} strokeWidth={1.5} className="text-muted" />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

/** What signs out is loaded by whoever does: no page waits for it. */
async function signOut(): Promise<void> {
  const { signOut: endSession } = await import("next-auth/react");
  await endSession({ callbackUrl: "/sign-in" });
}
