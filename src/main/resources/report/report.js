'use strict';

// Adds sorting, filters and "show more" to tables of the class "list", and opens what is closed for printing.
// The tables are complete without the script.

const collator = new Intl.Collator('en', {numeric: true});
const narrow = matchMedia('(max-width: 46rem)');
const lists = new Map();

for (const table of document.querySelectorAll('table.list')) {
  lists.set(table, listOf(table));
}

function listOf(table) {
  const rows = Array.from(table.tBodies[0].rows);
  const top = Math.min(Number(table.dataset.top), narrow.matches ? 20 : 100);
  const list = {table, rows, shown: narrow.matches ? Math.ceil(top / 4) : top, accepts: () => true};
  list.step = Math.max(100, top);
  list.more = button('more', () => showMore(list, list.step));
  list.all = button('more', () => showMore(list, rows.length));
  table.after(list.more, list.all);
  if (table.dataset.filter && (rows.length > list.shown / 2 || table.classList.contains('findings'))) {
    addFilter(list);
  }
  for (const head of table.tHead.rows[0].querySelectorAll('th')) {
    addSorting(list, head);
  }
  show(list);
  return list;
}

function button(name, action) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = name;
  element.addEventListener('click', action);
  return element;
}

function show(list) {
  closeDetails(list);
  let accepted = 0;
  for (const row of list.rows) {
    const accepts = list.accepts(row);
    accepted += accepts ? 1 : 0;
    row.hidden = !accepts || accepted > list.shown;
    if (!row.hidden && row.dataset.row && !row.querySelector('.row-more')) {
      addDetails(row);
    }
  }
  const rest = accepted - list.shown;
  list.more.hidden = rest <= 0;
  list.more.textContent = `Show ${Math.min(list.step, rest).toLocaleString('en')} more`;
  list.all.hidden = rest <= list.step;
  list.all.textContent = `Show all ${accepted.toLocaleString('en')} ${list.table.dataset.what}`;
  return accepted;
}

function showMore(list, number) {
  const next = list.rows.find((row) => row.hidden && list.accepts(row));
  list.shown += number;
  show(list);
  (next?.querySelector('a, button') ?? list.table).focus();
}

function addSorting(list, head) {
  const sort = button('', () => {
    const descending = head.getAttribute('aria-sort') === 'ascending';
    for (const other of list.table.tHead.rows[0].cells) {
      other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const keys = new Map(list.rows.map((row) => [row, keyOf(row.cells[head.cellIndex])]));
    list.rows = list.rows.toSorted((a, b) => (descending ? -1 : 1) * collator.compare(keys.get(a), keys.get(b)));
    closeDetails(list);
    list.table.tBodies[0].append(...list.rows);
    show(list);
  });
  sort.append(...head.childNodes);
  head.append(sort);
}

function keyOf(cell) {
  const text = cell.dataset.key ?? cell.textContent.trim();
  return /^[\d,]+( %)?$/.test(text) ? text.replaceAll(',', '') : text;
}

// Filters. Those of the findings are kept in the fragment of the address: #findings?show=new,old&user=ID&org=NAME&words=TEXT

function addFilter(list) {
  const box = document.createElement('p');
  box.className = 'filter';
  const label = document.createElement('label');
  list.input = document.createElement('input');
  list.input.type = 'search';
  list.input.autocomplete = 'off';
  list.input.spellcheck = false;
  list.output = document.createElement('output');
  label.append(`Filter ${list.table.dataset.filter} `, list.input);
  box.append(label, ' ', list.output);
  list.table.before(box);
  list.input.addEventListener('input', () => list === findings ? setFilter({words: list.input.value}) : filterByWords(list));
}

function textOf(row) {
  row.searchText ??= row.textContent.toLowerCase();
  return row.searchText;
}

function wordsOf(input) {
  return input.toLowerCase().split(/\s+/).filter(Boolean);
}

function filterByWords(list) {
  const words = wordsOf(list.input.value);
  list.accepts = (row) => words.every((word) => textOf(row).includes(word));
  report(list, show(list), words.length > 0);
}

function report(list, accepted, filtered) {
  list.output.value = filtered
    ? `${accepted.toLocaleString('en')} of ${list.rows.length.toLocaleString('en')} ${list.table.dataset.what}` : '';
}

const findings = lists.get(document.querySelector('#findings table'));
const pills = document.createElement('span');
let filter = {show: [], user: '', org: '', words: ''};

if (findings) {
  document.querySelector('.chips').hidden = false;
  findings.output.before(pills, ' ');
  document.addEventListener('click', followFilter);
  addEventListener('hashchange', readFilter);
  readFilter();
}

function followFilter(event) {
  const source = event.target.closest('[data-show], a.user, a.org');
  if (source === null) {
    return;
  }
  event.preventDefault();
  const name = source.dataset.show;
  if (name !== undefined) {
    setFilter({show: filter.show.includes(name) ? filter.show.filter((other) => other !== name) : [...filter.show, name]});
  } else {
    filter = {show: [], user: '', org: '', words: ''};
    setFilter(source.className === 'user' ? {user: source.title} : {org: source.textContent});
    document.getElementById('findings').scrollIntoView();
    document.getElementById('findings-heading').focus({preventScroll: true});
  }
}

function setFilter(change) {
  filter = {...filter, ...change};
  const fragment = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value.length > 0) {
      fragment.set(name, value);
    }
  }
  history.replaceState(null, '', '#findings' + (fragment.size > 0 ? `?${fragment}` : ''));
  applyFilter();
}

function readFilter() {
  const [section, fragment] = decodeURI(location.hash).split('?', 2);
  if (section !== '#findings' || fragment === undefined) {
    return;
  }
  const given = new URLSearchParams(fragment);
  filter = {
    show: (given.get('show') ?? '').split(',').filter(Boolean),
    user: given.get('user') ?? '', org: given.get('org') ?? '', words: given.get('words') ?? ''
  };
  applyFilter();
  document.getElementById('findings').scrollIntoView();
}

function applyFilter() {
  const words = wordsOf(filter.words);
  findings.accepts = (row) => filter.show.every((name) => row.classList.contains(name))
    && (filter.user === '' || userOf(row) === filter.user) && (filter.org === '' || organizationOf(row) === filter.org)
    && words.every((word) => matches(row, word));
  if (findings.input.value !== filter.words) {
    findings.input.value = filter.words;
  }
  for (const chip of document.querySelectorAll('.chips button')) {
    chip.setAttribute('aria-pressed', String(filter.show.includes(chip.dataset.show)));
  }
  findings.shown = Number(findings.table.dataset.top);
  report(findings, show(findings), filter.show.length + words.length > 0 || filter.user !== '' || filter.org !== '');
  showPills();
}

function userOf(row) {
  return row.cells[0].firstElementChild.title;
}

function organizationOf(row) {
  return row.classList.contains('account') ? '' : row.cells[3].textContent.split('/')[0];
}

function matches(row, word) {
  if (word.startsWith('user:')) {
    return `${row.cells[0].textContent} ${userOf(row)}`.toLowerCase().includes(word.slice(5));
  }
  return word.startsWith('org:') ? organizationOf(row).startsWith(word.slice(4)) : textOf(row).includes(word);
}

function showPills() {
  pills.replaceChildren();
  for (const name of ['user', 'org']) {
    if (filter[name] !== '') {
      const pill = button('pill', () => setFilter({[name]: ''}));
      const label = document.createElement('bdi');
      const row = findings.rows.find((one) => userOf(one) === filter.user);
      label.textContent = name === 'user' ? row?.cells[0].textContent.trim() ?? filter.user : filter.org;
      pill.append(`${name}: `, label, ' \u00d7');
      pill.setAttribute('aria-label', `Remove the filter ${name} ${label.textContent}`);
      pills.append(pill, ' ');
    }
  }
}

// Details of a finding: id of the user, creator, and the row for the exceptions file.

function addDetails(row) {
  const open = button('row-more', () => toggleDetails(row, open));
  open.textContent = '\u22ef';
  open.setAttribute('aria-label', `Details of the finding of ${row.cells[0].textContent.trim()}`);
  open.setAttribute('aria-expanded', 'false');
  row.cells[row.cells.length - 1].append(' ', open);
}

function toggleDetails(row, open) {
  const shown = row.nextElementSibling?.classList.contains('detail');
  open.setAttribute('aria-expanded', String(!shown));
  if (shown) {
    row.nextElementSibling.remove();
    return;
  }
  const cell = document.createElement('td');
  cell.colSpan = row.cells.length;
  const {person, creator, absent} = row.dataset;
  cell.append(line('User id', userOf(row)), ...(person ? [line('Person', person)] : []), ...(creator ? [line('Creator', creator)] : []),
      absent ? `Granted after the audit of ${absent}` : 'No audit read it without the permission, so it may be older',
      line('Row for the exceptions file; add exception_id, reason, approver, approved_on and expires', row.dataset.row));
  const detail = document.createElement('tr');
  detail.className = 'detail';
  detail.append(cell);
  row.after(detail);
}

function line(label, text) {
  const code = document.createElement('code');
  code.tabIndex = 0;
  code.textContent = text;
  code.addEventListener('focus', () => getSelection().selectAllChildren(code));
  const element = document.createElement('div');
  element.append(`${label}: `, code);
  return element;
}

function closeDetails(list) {
  list.table.querySelectorAll('.detail').forEach((detail) => detail.remove());
  list.table.querySelectorAll('[aria-expanded="true"]').forEach((open) => open.setAttribute('aria-expanded', 'false'));
}

// Paper: the coverage is part of the cover, and all but the first rows of a list follow the summary as an annex.

const onPaper = 10;

let annex = [];
const coverage = document.getElementById('coverage');

addEventListener('beforeprint', () => {
  document.querySelectorAll('details').forEach((details) => details.open = true);
  for (const list of lists.values()) {
    const first = new Set(list.rows.filter((row) => !row.hidden).slice(0, onPaper));
    const rest = list.rows.filter((row) => !first.has(row));
    if (rest.length > 0) {
      annex.push(continued(list, rest));
    }
  }
  document.getElementById('cover').append(coverage);
  document.querySelector('main').append(...annex);
});

addEventListener('afterprint', () => {
  annex.forEach((table) => table.remove());
  annex = [];
  document.getElementById('run').before(coverage);
  for (const list of lists.values()) {
    list.table.tBodies[0].append(...list.rows);
    show(list);
  }
});

function continued(list, rows) {
  const table = list.table.cloneNode(false);
  const caption = document.createElement('caption');
  caption.textContent = `Annex: ${rows.length.toLocaleString('en')} more ${list.table.dataset.what}`;
  const body = document.createElement('tbody');
  body.append(...rows);
  table.append(caption, list.table.tHead.cloneNode(true), body);
  return table;
}
