// A few words for making elements. Text from the server enters the page only as text.

export function byId(id) {
  return document.getElementById(id);
}

/** Makes an element with these properties and children; children may be text. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { dataset = {}, ...rest } = properties;
  Object.assign(element, rest);
  Object.assign(element.dataset, dataset);
  element.append(...children);
  return element;
}

/** Makes as many children as there are values, keeping those that stay, so that focus stays too; then fills each. */
export function fill(parent, values, create, update) {
  while (parent.children.length > values.length) {
    parent.lastElementChild.remove();
  }
  while (parent.children.length < values.length) {
    parent.append(create(parent.children.length));
  }
  values.forEach((value, i) => update(parent.children[i], value, i));
}
