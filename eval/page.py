"""The look and the behaviour of the report page: one style sheet, one script, both inline."""

STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8881; --bad: #b3261e; --good: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff9b93; --good: #7bd89a; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem;
  background: Canvas; color: CanvasText; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1rem; }
a.skip { position: absolute; left: -999px; } a.skip:focus { position: static; }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; }
.wide:focus-visible, summary:focus-visible, select:focus-visible, input:focus-visible {
  outline: 3px solid #1a73e8; outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .875rem; width: 100%; }
th, td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid var(--line);
  white-space: nowrap; }
th:first-child { text-align: left; position: sticky; left: 0; background: Canvas; }
small { opacity: .8; display: block; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 1rem 0; }
label { display: block; font-size: .875rem; margin-bottom: .2rem; }
select, input { font: inherit; padding: .4rem; min-height: 2.75rem; max-width: 100%; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
summary { padding: .6rem .75rem; cursor: pointer; overflow-wrap: anywhere; }
details > div { padding: 0 .75rem .75rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: .25rem .75rem; }
dt { font-weight: 600; } dd { margin: 0; }
blockquote { margin: .4rem 0; padding: .3rem .7rem; border-left: .25rem solid var(--line);
  background: var(--soft); white-space: pre-line; }
blockquote.found { border-left-color: var(--good); }
.wrong { color: var(--bad); font-weight: 600; } .right { color: var(--good); font-weight: 600; }
svg { width: 100%; height: auto; display: block; margin: .75rem 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
"""

SCRIPT = """
const form = document.getElementById('filters');
const rows = [...document.querySelectorAll('details[data-group]')];
const told = document.getElementById('told');
function show() {
  const chosen = ['set', 'group', 'status', 'right'].map(name => [name, form[name].value]);
  const text = form.text.value.trim().toLowerCase();
  let seen = 0;
  for (const row of rows) {
    const on = chosen.every(([name, value]) => !value || row.dataset[name] === value)
      && (!text || row.textContent.toLowerCase().includes(text));
    row.hidden = !on;
    if (on) seen += 1;
  }
  told.textContent = seen + ' of ' + rows.length + ' rows shown';
}
form.addEventListener('input', show);
form.addEventListener('submit', event => event.preventDefault());
show();
"""
