import { patterns, patternsOfLabels, words, wordsOfHeadings, wordsOfPorts } from './chinese-words';

const attributes = ['placeholder', 'title', 'aria-label'] as const;

/** Code is code, and what people typed is theirs. */
const untouched = 'textarea, input, .monaco-editor, pre, code, script, style, .cf-studio-bar, [data-own-words]';

const canvas = '.x6-graph';

/** Where the designer shows names and values that people or their definitions gave: columns of lists, rows of declarations, a variable's name and value, an activity's name in the journal and the toolbox. */
const peoples = [
  'td[data-label="ID"]', 'td[data-label="Correlation ID"]', 'td[data-label="Definition ID"]', 'td[data-label="Name"]', 'td[data-label="Description"]', 'td[data-label="Workflows"]',
  '.mud-simple-table thead ~ tbody td:first-child',
  'td[title]:first-child', 'td[title]:first-child + td',
  '.mud-timeline-item-content .mud-typography-body2',
  '.mud-breadcrumbs',
  '[draggable]',
  'elsa-workflow-definition-editor .mud-chip',
].join(', ');

/** Panels whose rows are a workflow's own inputs and outputs. */
const panelsOfPeoples = new Set(['Inputs', 'Outputs', 'Sub-Workflow Inputs', 'Sub-Workflow Outputs'].flatMap(title => [title, words.get(title) ?? title]));

const longest = 600;

/** The designer speaks English only: what it says is shown in Chinese, text by text where it stands, without touching an element. */
export function showInChinese(): void {
  const watch = new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(translate);
      else if (change.type === 'characterData') translateText(change.target as Text);
      else translateAttribute(change.target as Element, change.attributeName!);
    }
  });
  translate(document.body);
  watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: [...attributes] });
}

function translate(node: Node): void {
  if (node.nodeType === Node.TEXT_NODE) return translateText(node as Text);
  if (node.nodeType !== Node.ELEMENT_NODE || (node as Element).closest('.monaco-editor')) return;
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode as Text);
  for (const name of attributes) {
    translateAttribute(node as Element, name);
    for (const element of (node as Element).querySelectorAll(`[${name}]`)) translateAttribute(element, name);
  }
}

/** Looks the words up before it asks where they stand: few texts are in the table, and asking costs more. */
function translateText(text: Text): void {
  const found = text.data.trim();
  const said = translated(found);
  const parent = text.parentElement;
  if (said === undefined && !wordsOfHeadings.has(found) && !wordsOfPorts.has(found) || !parent || parent.closest(untouched)) return;
  const fitting = parent.closest(canvas) ? wordsOfPorts.get(found) : arePeoples(parent) ? undefined : isHeading(parent) ? wordsOfHeadings.get(found) ?? said : said;
  if (fitting !== undefined && fitting !== found) text.data = text.data.replace(found, () => fitting);
}

function translateAttribute(element: Element, name: string): void {
  const value = element.getAttribute(name);
  const said = value === null ? undefined : translated(value.trim(), patternsOfLabels);
  if (said !== undefined && said !== value && !element.closest(`[data-own-words], .cf-studio-bar, .monaco-editor, ${canvas}`)) element.setAttribute(name, said);
}

function translated(found: string, further: typeof patterns = []): string | undefined {
  if (found.length === 0 || found.length > longest || !/[A-Za-z]/.test(found)) return undefined;
  return words.get(found) ?? composed(found, patterns) ?? composed(found, further);
}

function composed(found: string, sentences: typeof patterns): string | undefined {
  for (const [form, sentence] of sentences) {
    const parts = form.exec(found);
    if (parts) return sentence.replace(/\$(\d)/g, (_, n: string) => inChinese(parts[Number(n)] ?? ''));
  }
  return undefined;
}

function inChinese(part: string): string {
  return words.get(part) ?? part;
}

function arePeoples(parent: Element): boolean {
  if (parent.closest(peoples)) return true;
  const panel = parent.closest('tbody')?.closest('.mud-simple-table')?.previousElementSibling;
  return !!panel && panelsOfPeoples.has(panel.textContent!.trim());
}

function isHeading(parent: Element): boolean {
  return parent.closest('th, .mud-simple-table td:first-child') !== null;
}
