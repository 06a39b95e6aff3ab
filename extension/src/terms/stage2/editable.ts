// Is this page something the user writes in (mail, documents, chats)? Such pages are never sent, whatever their words.

import { isEditingHost, pageRoot, walk } from '../page/flat-tree';

/** Sites that are mailboxes, editors or private storage as a whole; their pages are other people's letters. */
const privateApps =
  /(?:^|\.)(?:mail\.google\.com|docs\.google\.com|drive\.google\.com|keep\.google\.com|chat\.google\.com|outlook\.(?:live|office|office365)\.com|mail\.yahoo\.com|mail\.proton\.me|mail\.zoho\.com|app\.fastmail\.com|mail\.aol\.com|webmail\.[^/]+|mail\.yandex\.[a-z]+|e\.mail\.ru|web\.whatsapp\.com|web\.telegram\.org|app\.slack\.com|teams\.(?:microsoft|live)\.com|messages\.google\.com|www\.icloud\.com|onedrive\.live\.com|app\.tuta\.com|mail\.[^/]*\.[a-z]+)$/;

/** Whether an address belongs to a mailbox or an editor. */
export function isPrivateApp(hostname: string): boolean {
  return privateApps.test(hostname);
}

const shareOfWords = 0.3;
const shareOfWindow = 0.35;
const fewWords = 200;

/** Whether the page's main region is editable: by its words, or by the room it takes. */
export function mainRegionEditable(document: Document): boolean {
  if (document.designMode === 'on') return true;
  const root = pageRoot(document);
  if (isEditingHost(root) || isEditingHost(document.documentElement)) return true;

  const view = document.defaultView;
  const windowArea = Math.max(1, (view?.innerWidth ?? 0) * (view?.innerHeight ?? 0));
  const largest = (element: Element): number => {
    const { width, height } = element.getBoundingClientRect();
    const visible = Math.min(height, view?.innerHeight ?? height) * Math.min(width, view?.innerWidth ?? width);
    return visible / windowArea;
  };

  let read = 0;
  let typed = 0;
  let area = 0;
  walk(root, {
    text: (node) => {
      read += node.data.trim().length;
    },
    enter: (element) => {
      if (element.localName === 'textarea') {
        const box = element as HTMLTextAreaElement;
        // Terms in a box nobody can type in are shown, not written.
        if (!box.readOnly && !box.disabled) {
          typed += box.value.length;
          area = Math.max(area, largest(box));
        }
        return false;
      }
      if (isEditingHost(element)) {
        typed += element.textContent.trim().length;
        area = Math.max(area, largest(element));
        return false;
      }
      return !['script', 'style', 'noscript', 'template'].includes(element.localName);
    },
    leave: () => undefined,
  });
  return area > shareOfWindow || (typed > fewWords && typed > shareOfWords * (read + typed));
}
