import 'htmx.org';
import { keepDrafts } from './drafts';
import { followInbox } from './inbox';
import { listen } from './live';
import { watchLine } from './line';
import { moveByKeys } from './keys';
import { enhanceForms } from './forms';

watchLine();
listen();
followInbox();
moveByKeys();
keepDrafts();
enhanceForms();
