/* What the pages do in the browser beside htmx: keys, files, live hints, countdowns, drafts. No build, no eval. */
(() => {
  'use strict';
  const body = document.body;
  const spanish = document.documentElement.lang === 'es';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (el) => el && (el.matches('input, textarea, select') || el.isContentEditable);

  /* ---- Forms: the CSRF token as a header, errors at their field, Ctrl+Enter sends ---- */
  body.addEventListener('htmx:configRequest', (event) => {
    const token = event.detail.elt.closest('form')?.querySelector('input[name=_csrf]');
    if (token) event.detail.headers['X-CSRF-TOKEN'] = token.value;
  });

  body.addEventListener('htmx:beforeRequest', (event) => {
    const form = event.detail.elt;
    if (form.tagName !== 'FORM') return;
    all('.problem', form).forEach((box) => box.replaceChildren());
    all('[data-for]', form).forEach((field) => mark(field, ''));
  });

  body.addEventListener('htmx:afterSwap', (event) => {
    const box = event.detail.target;
    if (!box.classList?.contains('problem')) return;
    const form = box.closest('form');
    let first = null;
    all('[data-field]', box).forEach((wrong) => {
      const field = all('[data-for]', form).find((one) => one.dataset.for === wrong.dataset.field);
      if (field) {
        mark(field, wrong.textContent);
        first ??= field.querySelector('input, select, textarea');
      } else {
        wrong.classList.remove('visually-hidden');
      }
    });
    (first ?? box.querySelector('[data-problem]'))?.focus();
  });

  for (const failed of ['htmx:sendError', 'htmx:timeout']) {
    body.addEventListener(failed, (event) => {
      if (event.detail.elt.tagName === 'FORM') say(document.getElementById('toast').dataset.offline);
    });
  }

  function mark(field, words) {
    const input = field.querySelector('input, select, textarea');
    input.classList.toggle('is-invalid', words !== '');
    input.setAttribute('aria-invalid', String(words !== ''));
    field.querySelector('.field-error').textContent = words;
  }

  function say(words) {
    const toast = document.getElementById('toast');
    toast.textContent = words;
    toast.hidden = false;
    setTimeout(() => { toast.hidden = true; }, 6000);
  }

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
  });

  /* ---- Keys: off while typing, except Ctrl+Enter ---- */
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.key === 'Escape') {
      all('details.menu[open]').forEach((menu) => { menu.open = false; menu.querySelector('summary').focus(); });
      if (typing(event.target)) event.target.blur();
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'j' || event.key === 'k') {
      const rows = all('[data-row]');
      if (rows.length === 0) return;
      const at = rows.indexOf(document.activeElement);
      const step = event.key === 'j' ? 1 : -1;
      rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))].focus();
      return;
    }
    const target = all('[data-key]').find((el) => el.dataset.key === event.key);
    if (!target) return;
    event.preventDefault();
    if (target.type === 'radio') {
      target.checked = true;
      target.form.querySelector('textarea').focus();
    } else if (target.tagName === 'BUTTON') {
      target.click();
    } else {
      target.focus();
    }
  });

  document.addEventListener('click', (event) => {
    all('details.menu[open]').forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  /* ---- Files: choose, drop on the form, paste into the text ---- */
  const MOST = 25 * 1024 * 1024;

  function add(form, files) {
    const input = form.querySelector('[data-drop] input[type=file]');
    if (!input || files.length === 0) return;
    const chosen = new DataTransfer();
    [...input.files, ...files].forEach((file) => chosen.items.add(file));
    input.files = chosen.files;
    show(input);
  }

  function show(input) {
    const box = input.closest('[data-drop]').querySelector('.files-chosen');
    box.replaceChildren(...[...input.files].map((file, index) => {
      const chip = document.createElement('span');
      chip.className = file.size > MOST ? 'file-chip file-chip-big' : 'file-chip';
      const kilobytes = Math.max(1, Math.round(file.size / 1024));
      chip.append(`${file.name} · ${kilobytes > 1023 ? (kilobytes / 1024).toFixed(1) + ' MB' : kilobytes + ' KB'}`);
      const drop = document.createElement('button');
      drop.type = 'button';
      drop.textContent = '×';
      drop.setAttribute('aria-label', (spanish ? 'Quitar ' : 'Remove ') + file.name);
      drop.addEventListener('click', (event) => {
        event.preventDefault();
        const left = new DataTransfer();
        [...input.files].filter((_, at) => at !== index).forEach((one) => left.items.add(one));
        input.files = left.files;
        show(input);
      });
      chip.append(drop);
      return chip;
    }));
  }

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-drop] input[type=file]')) show(event.target);
  });
  document.addEventListener('paste', (event) => {
    const form = event.target.form;
    if (form && event.clipboardData?.files.length) {
      event.preventDefault();
      add(form, event.clipboardData.files);
    }
  });
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest?.('form');
      const zone = form?.querySelector('[data-drop]');
      if (!zone || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      zone.classList.toggle('files-over', kind === 'dragover');
      if (kind === 'drop') add(form, event.dataTransfer.files);
    });
  }

  /* ---- Drafts: what is typed outlives a closed tab, until it is sent ---- */
  const draftOf = (el) => {
    const form = el.closest('form[data-draft]');
    return form && el.name && el.type !== 'file' && el.type !== 'hidden' && el.type !== 'radio'
      ? `draft:${form.dataset.draft}:${el.name}` : null;
  };
  document.addEventListener('input', (event) => {
    const key = draftOf(event.target);
    if (!key) return;
    if (event.target.value) sessionStorage.setItem(key, event.target.value);
    else sessionStorage.removeItem(key);
  });
  const restore = (root) => all('form[data-draft] textarea, form[data-draft] input, form[data-draft] select', root)
    .forEach((el) => {
      const key = draftOf(el);
      const kept = key && sessionStorage.getItem(key);
      if (kept && !el.value) el.value = kept;
    });
  const forget = (form) => Object.keys(sessionStorage)
    .filter((key) => key.startsWith(`draft:${form.dataset.draft}:`))
    .forEach((key) => sessionStorage.removeItem(key));
  restore(document);
  body.addEventListener('htmx:afterRequest', (event) => {
    const form = event.detail.elt;
    const { status } = event.detail.xhr; // htmx calls an answer that leads elsewhere neither a success nor a failure
    if (form.matches('form[data-draft]') && status >= 200 && status < 300) forget(form);
  });

  /* ---- A ticket's page: fetch what is new, one request at a time ---- */
  const page = document.querySelector('[data-ticket]');
  let asking = false;
  let again = false;
  async function news() {
    if (!page) return;
    if (asking) { again = true; return; }
    asking = true;
    const shown = all('[data-message]', page);
    const after = shown.length ? `?after=${shown[shown.length - 1].dataset.message}` : '';
    try {
      await htmx.ajax('GET', `/tickets/${page.dataset.ticket}/news${after}`, { target: '#messages', swap: 'beforeend' });
    } finally {
      asking = false;
      if (again) { again = false; news(); }
    }
  }
  body.addEventListener('ticket-changed', (event) => {
    const form = event.target.closest?.('form');
    if (form) {
      form.reset();
      all('[data-drop] input[type=file]', form).forEach(show);
      const box = form.closest('details');
      if (box) box.open = false;
    }
    news();
  });
  const changed = (el) => (el.matches('select')
    ? [...el.options].some((option) => option.selected !== option.defaultSelected)
    : el.value !== el.defaultValue);
  /* A part somebody is filling in is left alone; it is fetched again after they are done. */
  body.addEventListener('htmx:oobBeforeSwap', (event) => {
    const part = event.detail.target;
    if (part.querySelector('details.move[open]')
        || all('details.edit[open] input, details.edit[open] select', part).some(changed)
        || all('textarea, input[type=file]', part).some((el) => el.value)
        || (typing(document.activeElement) && part.contains(document.activeElement))) {
      event.detail.shouldSwap = false;
    }
  });

  /* ---- Live hints: one stream while the page is seen ---- */
  let stream = null;
  let missed = false;
  function listen() {
    if (body.dataset.live !== 'yes' || document.hidden || stream) return;
    stream = new EventSource('/live');
    stream.addEventListener('open', () => { if (missed) refresh(null); missed = false; });
    stream.addEventListener('error', () => {
      missed = true;
      if (stream?.readyState === EventSource.CLOSED) { // refused: the browser tries no more, we do
        stream = null;
        setTimeout(listen, 10000 + Math.random() * 20000);
      }
    });
    stream.addEventListener('ticket', (event) => {
      let hint = null;
      try { hint = JSON.parse(event.data); } catch { /* a hint nobody can read still says: look again */ }
      refresh(hint);
    });
  }
  function mute() {
    stream?.close();
    stream = null;
    missed = true;
  }
  let soon = 0;
  function refresh(hint) {
    if (page && (!hint || String(hint.ticket) === page.dataset.ticket)) news();
    clearTimeout(soon);
    soon = setTimeout(() => {
      htmx.trigger(body, 'hint');
      const list = document.querySelector('[data-live-list]');
      if (list && !list.contains(document.activeElement)) {
        htmx.ajax('GET', location.pathname + location.search, { target: '#list', select: '#list', swap: 'outerHTML' });
      }
    }, 400 + Math.random() * 600); // a hint reaches everybody's page at once
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? mute() : listen()));
  addEventListener('pagehide', mute);
  addEventListener('pageshow', listen);
  listen();

  const waiting = document.querySelector('[data-reload]');
  if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.reload) * 1000);

  /* ---- Countdowns, in the words the server uses ---- */
  function distance(gap) {
    const minutes = Math.floor(Math.abs(gap) / 60000);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    let size;
    if (days >= 2) size = `${days} d`;
    else if (days === 1) size = hours % 24 ? `1 d ${hours % 24} h` : '1 d';
    else if (hours >= 1) size = minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
    else if (minutes >= 1) size = `${minutes} min`;
    else return spanish ? 'ahora' : 'now';
    if (gap < 0) return spanish ? `hace ${size}` : `${size} ago`;
    return spanish ? `en ${size}` : `in ${size}`;
  }
  const offset = Number(body.dataset.now || Date.now()) - Date.now();
  setInterval(() => all('[data-distance]').forEach((el) => {
    const gap = new Date(el.dateTime).getTime() - Date.now() - offset;
    el.textContent = distance(gap);
    el.classList.toggle('due-late', gap < 0);
    el.classList.toggle('due-soon', gap >= 0 && gap < 7200000);
  }), 20000);
})();
