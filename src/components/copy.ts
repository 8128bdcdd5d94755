/** Copies what a tool stands for and says so on the tool itself. */
export async function copy(tool: HTMLElement, action: string): Promise<void> {
  const text = textFor(tool, action);
  if (text === undefined) return;
  if (action === 'copy-link' && tool instanceof HTMLAnchorElement) history.replaceState(null, '', tool.hash);
  try {
    await navigator.clipboard.writeText(text);
    say(tool, tool.dataset['done']);
  } catch {
    say(tool, tool.dataset['failed']);
  }
}

function textFor(tool: HTMLElement, action: string): string | undefined {
  if (action === 'copy-link') return tool instanceof HTMLAnchorElement ? tool.href : undefined;
  if (action === 'copy-address') return location.href;
  if (action === 'copy-figure-source') return tool.closest('figure')?.querySelector('[data-source]')?.textContent?.trim();
  const code = tool.closest('[data-copy-root]')?.querySelector('[data-copy]');
  const lines = [...(code?.querySelectorAll('.line:not(.del)') ?? [])];
  return lines.length > 0 ? lines.map((line) => line.textContent).join('').trimEnd() : code?.textContent?.trim();
}

/** Shows `words` on the tool for two seconds, to screen readers too; an anchor mark keeps its sign. */
function say(tool: HTMLElement, words: string | undefined): void {
  if (!words) return;
  const before = tool.textContent;
  tool.textContent = words;
  tool.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    tool.textContent = before;
  }, 2000);
}
