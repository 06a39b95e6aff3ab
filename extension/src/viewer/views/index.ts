// Every view of the viewer, in the order of the navigation. A view is one folder here that exports `view`.

import type { View } from '../shell/view';
import { view as changes } from './changes';
import { view as digest } from './digest';
import { view as given } from './given';
import { view as provision } from './provision';
import { view as search } from './search';
import { view as services } from './services';
import { view as settings } from './settings';
import { view as watch } from './watch';

export const views: readonly View[] = [services, changes, search, watch, given, settings, digest, provision];
