(() => {
  'use strict';

  // More than these are not laid out at once: their groups stay as they are.
  const few = 500;

  // Filters: every word must be somewhere in an item's text. What an item says is read once, when it is first needed.
  for (const input of document.querySelectorAll('input[data-filter]')) {
    const root = document.getElementById(input.dataset.filter);
    const output = input.parentElement.querySelector('output');
    let items = null;
    let opened = [];
    let waiting = 0;
    const read = () => items ??= Array.from(root.querySelectorAll('[data-item]'), (element) => ({ element, text: element.textContent.toLowerCase() }));
    const apply = () => {
      waiting = 0;
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const groups = Array.from(root.querySelectorAll('details:has([data-item]), ul:has([data-item])'));
      const kept = new Set();
      let shown = 0;
      for (const { element, text } of read()) {
        const fits = words.every((word) => text.includes(word));
        element.hidden = !fits;
        if (!fits) continue;
        shown++;
        for (let above = element.parentElement; above !== root && !kept.has(above); above = above.parentElement) kept.add(above);
      }
      for (const details of opened) details.open = false;
      opened = [];
      for (const group of groups) {
        const holds = words.length === 0 || kept.has(group);
        (group.parentElement.matches('.branch') ? group.parentElement : group).hidden = !holds;
        if (words.length > 0 && shown <= few && holds && group.matches('details') && !group.open) {
          group.open = true;
          opened.push(group);
        }
      }
      root.classList.toggle('filtered', words.length > 0);
      output.textContent = words.length === 0 ? '' : shown === 0 ? 'nothing found' : `${shown} of ${read().length}`;
    };
    input.addEventListener('input', () => { waiting ||= requestAnimationFrame(apply); });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && input.value !== '') {
        input.value = '';
        apply();
        event.preventDefault();
      }
    });
  }

  // A link into a closed part opens it.
  const reveal = () => {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    for (let above = target; above; above = above.parentElement) {
      if (above.matches('details')) above.open = true;
    }
    target?.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Reasons, beside what they are the reason for.
  const tip = document.getElementById('tip');
  const show = (event) => {
    const set = event.target.closest?.('.set');
    tip.hidden = !set;
    if (!set) return;
    tip.textContent = set.querySelector('.why').textContent;
    const box = set.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8));
    const below = box.bottom + 6 + tip.offsetHeight < innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? box.bottom + 6 : box.top - 6 - tip.offsetHeight}px`;
  };
  const hide = () => { tip.hidden = true; };
  document.addEventListener('pointerover', show);
  document.addEventListener('focusin', show);
  document.addEventListener('focusout', hide);
  document.addEventListener('scroll', hide, { passive: true });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

  // Paper has nothing to click: what is closed is opened, but for the long list of resources.
  let printed = [];
  addEventListener('beforeprint', () => {
    printed = Array.from(document.querySelectorAll('details:not([open]):not(.component)'));
    for (const details of printed) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of printed) details.open = false; });
})();
