// The words of an element's tag, ids, classes, roles and data, and whether it is something that is pressed.

const said = /^(?:id|class|role|part|name|is|\w*icon\w*|.*(?:up|down)vote|data-[\w-]*)$/;
const drawn = /href$|^src$|^alt$/;

/** One line of small words. `picture`: addresses and descriptions too, as icons have them. */
export function marksOf(element: Element, picture = false): string {
  let text = element.localName;
  for (const { name, value } of element.attributes) {
    if (said.test(name) || (picture && drawn.test(name) && !value.startsWith('data:'))) text += ` ${name === 'class' ? '' : name} ${value.slice(0, 400)}`;
  }
  return text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/[^a-z]+/g, ' ');
}

/** By what the page says of an element; one that only the pointer's shape shows to be pressed is for the caller to find. */
export function pressable(element: Element): boolean {
  const tag = element.localName;
  return (
    /^(?:button|label|.+-(?:button|btn))$/.test(tag) ||
    (tag === 'input' && /^(?:radio|checkbox|button|submit)$/.test((element as HTMLInputElement).type)) ||
    /^(?:button|radio|menuitem\w*|switch|checkbox|option)$/.test(element.getAttribute('role') ?? '') ||
    (tag === 'a' && !/^[^#j]/.test(element.getAttribute('href') ?? '')) ||
    element.hasAttribute('onclick') ||
    element.getAttribute('tabindex') === '0' ||
    element.classList.contains('cursor-pointer')
  );
}
