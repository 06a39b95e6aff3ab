// Every view of the viewer, in the order of the navigation. A view is one folder here that exports `view`.

import type { View } from '../shell/view';
import { view as services } from './services';

export const views: readonly View[] = [services];
