// Asks for the answer to the message that was just sent, then loads the page again: it may have changed tasks too.
(() => {
  'use strict';
  const box = document.querySelector('[data-ask]');
  if (!box) {
    return;
  }
  let left = 30;
  let pause = 300;
  const ask = async () => {
    try {
      const answer = await fetch(box.dataset.ask, {credentials: 'same-origin', signal: AbortSignal.timeout(5000)});
      if (answer.redirected || (answer.ok && !(await answer.text()).includes('data-ask'))) {
        location.reload();
        return;
      }
    } catch (failure) {
      console.warn('No answer yet', failure);
    }
    left -= 1;
    pause = Math.min(pause * 1.5, 5000);
    if (left > 0) {
      setTimeout(ask, pause);
    }
  };
  setTimeout(ask, pause);
})();
