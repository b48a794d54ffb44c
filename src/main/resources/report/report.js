'use strict';

// Adds sorting and a filter to tables of the class "sortable". The tables are complete without the script.

const collator = new Intl.Collator('en', {numeric: true});

for (const table of document.querySelectorAll('table.sortable')) {
  const rows = Array.from(table.tBodies[0].rows);
  addFilter(table, rows);
  for (const head of table.tHead.rows[0].cells) {
    addSorting(table, rows, head);
  }
}

function addFilter(table, rows) {
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const box = document.getElementById('filter').content.firstElementChild.cloneNode(true);
  const input = box.querySelector('input');
  const shown = box.querySelector('output');
  box.querySelector('label').firstChild.textContent = `Filter ${table.dataset.what} `;
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      count += row.hidden ? 0 : 1;
    });
    shown.value = words.length > 0 ? `${count} of ${rows.length} shown` : '';
  });
  table.before(box);
}

function addSorting(table, rows, head) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  button.addEventListener('click', () => {
    const descending = head.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const keys = new Map(rows.map((row) => [row, keyOf(row.cells[head.cellIndex])]));
    rows.toSorted((a, b) => (descending ? -1 : 1) * collator.compare(keys.get(a), keys.get(b)))
        .forEach((row) => table.tBodies[0].append(row));
  });
  head.append(button);
}

function keyOf(cell) {
  return cell.dataset.key ?? cell.textContent.trim();
}

// Selects the text of a row to copy when it receives the focus, so that it can be copied with the keyboard.

document.addEventListener('focusin', (event) => {
  if (event.target.matches('details code')) {
    getSelection().selectAllChildren(event.target);
  }
});
