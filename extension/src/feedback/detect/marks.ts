// The words of an element's tag, ids, classes, roles and data, and whether it is something that is pressed. (Patterns of
// detection stand where they are used, none at the top of a file: that would be paid for by every frame of every page.)

export const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/** What an id means in the element's tree; an element out of the page has none. */
export const byIdOf = (element: Element, id: string): Element | null | undefined => (element.getRootNode() as Partial<Document>).getElementById?.(id);

/** One line of small words. `picture`: addresses and descriptions too, as icons have them. */
export function marksOf(element: Element, picture = false): string {
  let text = element.localName;
  for (const { name, value } of element.attributes) {
    if (/^(?:id|class|role|part|name|is|.*icon.*|.*vote|data-.*)$/.test(name) || (picture && /href$|^src$|^alt$/.test(name) && !value.startsWith('data:'))) text += ` ${name === 'class' ? '' : name} ${value.slice(0, 400)}`;
  }
  return text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/[^a-z]+/g, ' ');
}

/** By what the page says of the element; one that only the pointer's shape shows to be pressed is for the caller to find. */
export function pressable(element: Element): boolean {
  const tag = element.localName;
  return (
    /^(?:button|label|\S*-(?:button|btn)) |^input.* (?:radio|checkbox|button|submit)$|^\S+ (?:button|radio|menuitem\w*|checkbox) /
      .test(`${tag} ${attribute(element, 'role')} ${attribute(element, 'type')}`) ||
    (tag === 'a' && !/^[^#j]/.test(attribute(element, 'href'))) ||
    element.matches('[onclick],[tabindex="0"],.cursor-pointer')
  );
}
