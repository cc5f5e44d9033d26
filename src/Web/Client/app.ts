import 'htmx.org';
import { keepDrafts } from './drafts';
import { followParts } from './follow';
import { followInbox } from './inbox';
import { listen } from './live';
import { watchLine } from './line';
import { moveByKeys } from './keys';
import { enhanceForms } from './forms';

watchLine();
listen();
followInbox();
followParts();
moveByKeys();
keepDrafts();
enhanceForms();
