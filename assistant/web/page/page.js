// What the page does in the browser: it turns clicks on marked elements into acts for the server, copies,
// and moves the focus. Markup carries data-act for what the server does, data-do for what is done here.
// Gradio runs this once, as a function of the page's header; the other parts wait for window.passage.

const NARROW = window.matchMedia("(max-width: 1099px)");
const STYLE_KEY = "passage-citation-style";
const DRAFT_KEY = "passage-draft";
const roots = {};
let opener = null;

const byId = (id) => document.getElementById(id);
const fields = (node, more = {}) => ({ ...node.dataset, ...more });

function say(line) {
  const said = byId("passage-said");
  said.textContent = "";
  // Emptied first, so that the same line twice is told twice.
  requestAnimationFrame(() => (said.textContent = line));
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain HTTP within a house has no clipboard interface, and a browser may refuse it.
  }
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "hidden";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus({ preventScroll: true });
  return done;
}

function cite(root, style) {
  const select = root.querySelector("select[data-do=style]");
  if (!select) return;
  if ([...select.options].some((option) => option.value === style)) select.value = style;
  const { citation, paste } = select.selectedOptions[0].dataset;
  root.querySelector("output.citation").textContent = citation;
  root.querySelector("[data-what=citation]").dataset.copy = citation;
  root.querySelector("[data-what=paste]").dataset.copy = paste;
}

function toggle(button, region) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  region.hidden = !open;
  return open;
}

function overlay(column, shown) {
  byId("ask-room").classList.toggle(`showing-${column}`, shown);
  const others = ["page-head", "ask-column", "listing-column", "evidence-column"];
  const tabs = document.querySelector(".tab-wrapper");
  for (const node of [...others.map(byId), tabs]) {
    if (node && node.id !== `${column}-column`) node.inert = shown && NARROW.matches;
  }
}

const local = {
  async copy(node) {
    const link = node.dataset.what === "link";
    const done = await copied(link ? new URL(node.dataset.copy, location.href).href : node.dataset.copy);
    const label = (node.dataset.label ??= node.textContent);
    node.textContent = done ? "Copied" : "Not copied";
    say(done ? `${label}: copied` : `${label}: the browser does not allow it; mark the text and copy that`);
    setTimeout(() => (node.textContent = label), 1500);
  },
  style(node, root) {
    localStorage.setItem(STYLE_KEY, node.value);
    cite(root, node.value);
  },
  close() {
    overlay("evidence", false);
    if (opener && opener.isConnected) opener.focus();
  },
  listing() {
    if (!byId("ask-room").offsetParent) document.querySelector("[role=tab]").click();
    const shown = !byId("ask-room").classList.contains("showing-listing");
    overlay("listing", shown);
    if (shown) byId("listing-column").querySelector("button").focus();
    else byId("page-head").querySelector("[data-do=listing]").focus();
  },
  judge(node, root) {
    const form = byId(node.getAttribute("aria-controls"));
    const other = form.dataset.right !== node.dataset.right && !form.hidden;
    form.dataset.right = node.dataset.right;
    for (const button of root.querySelectorAll(`[aria-controls=${form.id}]`)) {
      button.setAttribute("aria-expanded", String(button === node && (other || form.hidden)));
    }
    form.hidden = !other && !form.hidden;
    if (!form.hidden) form.querySelector("textarea").focus();
  },
};

// What happens once the server's answer to an act is on the page.
const after = {
  thread(root) {
    const thread = root.querySelector(".thread");
    if (!thread) return;
    const address = new URL(location.href);
    const kept = thread.dataset.conversation;
    if (kept !== (address.searchParams.get("conversation") || "")) {
      if (kept) address.searchParams.set("conversation", kept);
      else address.searchParams.delete("conversation");
      history.replaceState(null, "", address);
    }
    const last = thread.querySelector(".turn:last-child");
    const whole = Boolean(last?.querySelector(".particulars"));
    const state = last ? `${last.querySelector(".question").id} ${whole}` : "";
    if (last && state !== root.dataset.state) last.scrollIntoView({ block: "start" });
    root.dataset.state = state;
    restore();
  },
  evidence(root) {
    const open = root.querySelector(".evidence-view");
    cite(root, localStorage.getItem(STYLE_KEY));
    if (!open) return;
    if (root.dataset.place === open.dataset.place && !root.dataset.fresh) return;
    root.dataset.place = open.dataset.place;
    delete root.dataset.fresh;
    overlay("evidence", true);
    root.querySelector("mark")?.scrollIntoView({ block: "center" });
    if (opener) byId("evidence-title").focus({ preventScroll: true });
  },
  listing(root) {
    const current = root.querySelector("[aria-current]")?.dataset.id;
    if (current !== root.dataset.current) overlay("listing", false);
    root.dataset.current = current || "";
  },
  said(root) {
    const line = root.querySelector("p:not(.problem)");
    if (line) say(line.textContent);
  },
  download(root) {
    const file = root.querySelector("[data-base64]");
    if (!file) return;
    const bytes = Uint8Array.from(atob(file.dataset.base64), (c) => c.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: file.dataset.type }));
    link.download = file.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  },
};

function settle(element) {
  // The markup says what is chosen; a control that was used keeps its own mind until told.
  for (const select of element.querySelectorAll("select[data-act]")) {
    const chosen = [...select.options].find((option) => option.hasAttribute("selected"));
    if (chosen) select.value = chosen.value;
  }
}

const same = (one, other) =>
  one.tagName === other.tagName && JSON.stringify(one.dataset) === JSON.stringify(other.dataset);

function bind(element, trigger, watch, acts) {
  const send = (name, data) => acts.includes(name) && trigger(name, data);
  let waiting = 0;
  let held = null;
  element.addEventListener("focusin", (event) => (held = event.target));
  element.addEventListener("focusout", (event) => (held = event.relatedTarget ? null : held));
  element.addEventListener("click", (event) => {
    const node = event.target.closest("[data-act], [data-do]");
    if (!node || node.matches("form, select, input")) return;
    if (node.matches("a") && (event.metaKey || event.ctrlKey || event.shiftKey || event.button)) return;
    event.preventDefault();
    if (node.dataset.do) return void local[node.dataset.do]?.(node, element);
    if (node.dataset.act === "open") {
      opener = node;
      roots.evidence.dataset.fresh = "1";
    }
    send(node.dataset.act, fields(node));
  });
  element.addEventListener("change", (event) => {
    const node = event.target;
    if (node.matches("select[data-act]")) send(node.dataset.act, fields(node, { value: node.value }));
    if (node.matches("select[data-do]")) local[node.dataset.do](node, element);
  });
  element.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.act) return;
    event.preventDefault();
    send(form.dataset.act, fields(form, Object.fromEntries(new FormData(form))));
  });
  element.addEventListener("input", (event) => {
    const node = event.target;
    if (!node.matches("input[data-act]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => send(node.dataset.act, fields(node, { value: node.value })), 200);
  });
  const name = element.parentElement.closest("[id]").id;
  roots[name] = element;
  watch("value", () => {
    settle(element);
    // New markup takes the focus away from the control that brought it about: its successor gets it.
    if (held && !held.isConnected && document.activeElement === document.body) {
      [...element.querySelectorAll(held.tagName)].find((node) => same(node, held))?.focus({ preventScroll: true });
    }
    after[name]?.(element);
  });
  after[name]?.(element);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement.closest("#listing li > details[open]");
  if (menu) {
    menu.open = false;
    return menu.querySelector("summary").focus();
  }
  if (byId("ask-room").classList.contains("showing-listing")) local.listing();
  else if (byId("evidence")?.contains(document.activeElement)) local.close();
});

// A session that has ended is told by every answer of the server; the page does not wait for a click.
const fetched = window.fetch;
window.fetch = async (...request) => {
  const answer = await fetched(...request);
  if (answer.status === 401) {
    const here = location.pathname + location.search;
    location.assign(`sign-in?next=${encodeURIComponent(here)}`);
  }
  return answer;
};

// A server that was started anew knows nothing of this page; what was being typed is kept.
function again() {
  const draft = document.querySelector("#question textarea").value;
  if (draft) sessionStorage.setItem(DRAFT_KEY, draft);
  location.reload();
}

function restore() {
  const draft = sessionStorage.getItem(DRAFT_KEY);
  const box = document.querySelector("#question textarea");
  if (!draft || !box) return;
  sessionStorage.removeItem(DRAFT_KEY);
  box.value = draft;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// How far the server is with its index. A page that is kept open asks seldom, and not at all unseen.
let phase = "";
let next = 0;
async function follow() {
  clearTimeout(next);
  let state = { status: "gone", message: "The server does not answer" };
  try {
    if (!document.hidden) state = await (await fetch("healthz")).json();
  } catch {
    // Told in the line below, and tried again.
  }
  const waiting = !document.hidden && state.status !== "ready";
  const bar = byId("progress");
  bar.hidden = !waiting;
  if (waiting) {
    const done = Math.floor(state.done || 0);
    const count = state.total ? `: ${done} of ${state.total} reports` : "";
    const line = `${state.message}${count}`;
    if (bar.firstChild.textContent !== line) bar.firstChild.textContent = line;
    const meter = bar.querySelector("progress");
    meter.hidden = state.status !== "building";
    if (state.total) meter.value = state.done / state.total;
    else meter.removeAttribute("value");
  } else if (phase === "gone") again();
  else if (phase && phase !== "ready") trigger("ready");
  if (!document.hidden) phase = state.status;
  clearTimeout(next);
  next = setTimeout(follow, waiting ? 1000 : 15000);
}
document.addEventListener("visibilitychange", () => document.hidden || follow());

// A menu closes when the user turns elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("#listing li > details[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

window.passage = { bind };
bind(element, trigger, watch, []);
follow();
