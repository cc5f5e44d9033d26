import { activity, ports } from './chinese/activity';
import { common, headings } from './chinese/common';
import { declarations, definitions } from './chinese/definitions';
import { instances } from './chinese/instances';
import { messages, patterns, patternsOfLabels } from './chinese/messages';

type Words = ReadonlyMap<string, string>;

/** What the designer says, and how we say it: the field's and Elsa's terms in simplified Chinese. */
export const words: Words = map(common, definitions, declarations, activity, instances, messages);

/** Over the columns of a table and before the values of a record. */
export const wordsOfHeadings: Words = map(headings);

/** On the canvas, where everything else is what people named. */
export const wordsOfPorts: Words = map(ports);

export { patterns, patternsOfLabels };

function map(...parts: Record<string, string>[]): Words {
  return new Map(parts.flatMap(part => Object.entries(part)));
}
