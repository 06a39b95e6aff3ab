// Stage 1: what is in every frame of every page, at document_start. Both halves only listen.

import type { FeedbackWorld } from '../feedback/contract';
import { startGuard } from '../feedback/guard';
import '../terms/stage1';

const world = globalThis as FeedbackWorld;

// An older script in this very world (injected twice) gives way.
world.smallprintGuard?.stop();
// What an orphan of an older version left open would keep the page from being used. (A page that loads has none.)
if (document.readyState !== 'loading') for (const left of document.querySelectorAll('smallprint-notice')) left.remove();
world.smallprintGuard = startGuard();
