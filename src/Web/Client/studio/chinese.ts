import { table } from './chinese-words';

const attributes = ['placeholder', 'title', 'aria-label'] as const;

/** What people or their definitions wrote is theirs, and code is code. */
const untouched = 'textarea, input, .monaco-editor, pre, code, script, style, [data-own-words]';

/** The designer speaks English only: what it says is shown in Chinese, text by text where it stands, without touching an element. */
export function showInChinese(): void {
  const watch = new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(translate);
      else if (change.type === 'characterData') translateText(change.target as Text);
      else translateAttributes(change.target as Element);
    }
  });
  translate(document.body);
  watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: [...attributes] });
}

function translate(node: Node): void {
  if (node.nodeType === Node.TEXT_NODE) return translateText(node as Text);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode as Text);
  translateAttributes(node as Element);
  for (const element of (node as Element).querySelectorAll('[placeholder], [title], [aria-label]')) translateAttributes(element);
}

function translateText(text: Text): void {
  if (text.parentElement?.closest(untouched)) return;
  const said = translated(text.data);
  if (said !== undefined && said !== text.data) text.data = said;
}

function translateAttributes(element: Element): void {
  if (element.closest('[data-own-words], .monaco-editor')) return;
  for (const name of attributes) {
    const value = element.getAttribute(name);
    const said = value === null ? undefined : translated(value);
    if (said !== undefined && said !== value) element.setAttribute(name, said);
  }
}

/** Keeps the white space around. */
function translated(text: string): string | undefined {
  const words = text.trim();
  if (words.length === 0 || words.length > 400) return undefined;
  const said = table[words];
  return said === undefined ? undefined : text.replace(words, () => said);
}
