"use client";

import type { RunView } from "@zerolake/execution";
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import { endNotice } from "../store/end-notice.ts";
import type { Run } from "../store/run-types.ts";

const STORAGE_KEY = "zerolake.notice-at-end";
const CHANGED = "zerolake:notice-at-end";

/** `unavailable`: the browser has none, or not for a page that came without encryption. */
export type NoticeSetting = "on" | "off" | "blocked" | "unavailable";

/** Shows a desktop notice at the end of a run while its tab is not in front. The browser is asked only when a person turns it on. */
export function useEndNotice(run: Run, view: RunView) {
  const setting = useSyncExternalStore(subscribe, currentSetting, () => "unavailable" as const);
  // The log of a run that is over passes through all its states while it is read.
  const isTold = useRef(run.deployment.finishedAt !== null);
  const tell = useEffectEvent((end: Parameters<typeof endNotice>[1]) => {
    const notice = isTold.current ? undefined : endNotice(run, end);
    if (!notice) return;
    isTold.current = true;
    if (setting === "on" && !document.hasFocus()) show(notice.title, notice.body);
  });
  const { state, summary } = view;
  useEffect(() => tell({ state, summary }), [state, summary]);
  return { setting, turnOn: () => void turnOn(), turnOff: () => remember("off") };
}

function show(title: string, body: string): void {
  const notice = new Notification(title, { body, tag: window.location.pathname });
  notice.addEventListener("click", () => window.focus());
}

async function turnOn(): Promise<void> {
  await Notification.requestPermission();
  remember("on");
}

function remember(setting: "on" | "off"): void {
  localStorage.setItem(STORAGE_KEY, setting);
  window.dispatchEvent(new Event(CHANGED));
}

function currentSetting(): NoticeSetting {
  if (!("Notification" in window) || !window.isSecureContext) return "unavailable";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && localStorage.getItem(STORAGE_KEY) === "on" ? "on" : "off";
}

function subscribe(onChange: () => void): () => void {
  for (const event of [CHANGED, "storage", "focus"]) window.addEventListener(event, onChange);
  return () => {
    for (const event of [CHANGED, "storage", "focus"]) window.removeEventListener(event, onChange);
  };
}
