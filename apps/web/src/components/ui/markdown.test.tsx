import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown.tsx";

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe("Markdown that a person wrote", () => {
  it("shows headings, lists, tables, code and links", () => {
    const shown = html("# Orders\n\n- one\n- `two`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[docs](https://example.com/x)\n");
    expect(shown).toContain("Orders</h3>");
    expect(shown).toContain("<li>one</li>");
    expect(shown).toMatch(/<td[^>]*>1<\/td>/);
    expect(shown).toContain('href="https://example.com/x"');
    expect(shown).toContain('rel="noreferrer noopener nofollow"');
  });

  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<iframe src='https://example.com'></iframe>",
    '<a href="javascript:alert(1)">x</a>',
    "<style>body{display:none}</style>",
    "<svg onload=alert(1)>",
  ])("shows the HTML %s as text", (text) => {
    const shown = html(`before\n\n${text}\n\nafter ${text}`);
    expect(shown).not.toMatch(/<(script|img|iframe|style|svg)/);
    expect(shown).not.toMatch(/href="javascript/);
    expect(shown).toContain("&lt;");
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example",
  ])("makes no link of %s", (address) => {
    expect(html(`[press](${address}) ![look](${address}) [by name][n]\n\n[n]: ${address}\n`)).not.toContain("href=");
  });

  it("fetches no picture from elsewhere", () => {
    const shown = html("![the lake](https://tracker.example/p.png)");
    expect(shown).not.toMatch(/<img|preload/);
    expect(shown).toContain(">the lake</a>");
  });

  it("gives no heading an id that a part of the page may have", () => {
    expect(html("# main\n\n## Search")).not.toContain("id=");
  });
});
