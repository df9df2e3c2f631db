// The first rows of a list as cards, where a phone has no room for its table: one element, whatever their number.
const made = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent });

function card({ head, opens, line, texts }, open) {
  const one = made("li", "card", "");
  const title = opens ? Object.assign(made("button", "card-opens", `${head} →`), { type: "button", onclick: open }) : made("p", "card-head", head);
  one.append(title, ...(line ? [made("p", "card-line", line)] : []), ...texts.map(text => made("p", "card-text", text)));
  return one;
}

export default function ({ data, parentElement: parent, setTriggerValue }) {
  parent.opens = place => setTriggerValue("opened", place);
  const text = new TextDecoder().decode(data);
  if (parent.text === text) return;
  parent.text = text;
  const { note, cards } = JSON.parse(text);
  const list = made("ul", "cards", "");
  list.append(...cards.map((one, place) => card(one, () => parent.opens(place))));
  parent.replaceChildren(...(note ? [made("p", "card-line", note)] : []), list);
}
