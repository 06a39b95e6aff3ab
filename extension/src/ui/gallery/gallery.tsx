// Development only: shows one surface with made-up data, chosen by the address (?show=panel, ?show=changed, …), so that
// people and screenshots can look at it without a host. Not part of what is shipped.

import english from '../../../_locales/en/messages.json';
import { showPanel } from '../../terms/panel/index';
import { setMessages } from '../text';
import { changedReport, emptyReport, sampleFindings, sampleReport } from './sample-report';

setMessages(english);

const query = new URLSearchParams(location.search);
const show = query.get('show') ?? 'panel';
document.documentElement.dir = query.get('dir') ?? 'ltr';

function page(): void {
  const main = document.querySelector('#page');
  if (!main) return;
  const heading = document.createElement('h1');
  heading.textContent = 'Parley AI Terms of Service';
  main.append(heading);
  for (let round = 0; round < 4; round += 1) {
    for (const finding of sampleFindings) {
      const paragraph = document.createElement('p');
      paragraph.textContent = `${finding.quote.prefix}${finding.quote.exact}${finding.quote.suffix}`;
      main.append(paragraph);
    }
  }
}

const reports = { panel: sampleReport, folded: sampleReport, changed: changedReport, changedfolded: changedReport, empty: emptyReport };

if (show in reports) {
  page();
  showPanel(reports[show as keyof typeof reports], {
    openShadow: true,
    collapsed: show.endsWith('folded'),
    actions: {
      showQuote: () => Promise.resolve(query.has('found')),
      openHistory: () => undefined,
      markSeen: () => undefined,
      setCollapsed: () => undefined,
      close: () => undefined,
    },
  });
} 
