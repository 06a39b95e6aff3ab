// Every view of the viewer, in the order of the navigation. A view is one folder here that exports `view`.

import type { View } from '../shell/view';
import { view as changes } from './changes';
import { view as clause } from './clause';
import { view as compare } from './compare';
import { view as digest } from './digest';
import { view as document } from './document';
import { view as given } from './given';
import { view as matrix } from './matrix';
import { view as provision } from './provision';
import { view as search } from './search';
import { view as services } from './services';
import { view as settings } from './settings';
import { view as text } from './text';
import { view as watch } from './watch';

export const views: readonly View[] = [services, matrix, changes, search, watch, given, settings, digest, provision, clause, document, text, compare];
