/** The browser's way of moving an element without taking it out first; not in the typings yet. */
interface Movable {
  moveBefore(node: Node, before: Node | null): void;
}

const isMovable = (element: object): element is Movable => 'moveBefore' in element;

/**
 * Lets panes change places without losing what they are in the middle of. React moves children with
 * `insertBefore`, which takes them out of the document for a moment: scrolls jump to the top, the
 * caret and the keyboard are gone. The browser's own move keeps all of it.
 *
 * @param container whose children are moved
 */
export function keepMovingChildren(container: HTMLElement): void {
  if (!isMovable(container)) return;
  const { moveBefore } = container;
  const put = (node: Node, before: Node | null, otherwise: () => void) => {
    // Only what stays in this container can be moved; anything else is put in.
    if (node.parentNode === container) moveBefore.call(container, node, before);
    else otherwise();
  };
  container.insertBefore = <T extends Node>(node: T, before: Node | null): T => {
    put(node, before, () => Node.prototype.insertBefore.call(container, node, before));
    return node;
  };
  container.appendChild = <T extends Node>(node: T): T => {
    put(node, null, () => Node.prototype.appendChild.call(container, node));
    return node;
  };
}
