// Leads the browser's own player to a moment ("#t=754", or a link that names one), and sets its speed.
// The first player is the one that is led: the sound, where it is playing.

const players = [...document.querySelectorAll("[data-player]")];

function led() {
  return players.find((player) => !player.paused) || players[0];
}

function seek(seconds, plays) {
  const player = led();
  if (!player) return;
  player.currentTime = seconds;
  if (plays) player.play().catch(() => {});
}

function fromAddress() {
  const found = /^#t=(\d+)$/.exec(location.hash);
  if (found) seek(Number(found[1]), false);
}

if (players.length) {
  for (const link of document.querySelectorAll("[data-seek]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      seek(Number(link.dataset.seek), true);
      history.replaceState(null, "", `#t=${link.dataset.seek}`);
    });
  }
  // Two at once would talk over each other.
  for (const player of players) {
    player.addEventListener("play", () => {
      for (const other of players) if (other !== player) other.pause();
    });
  }
  for (const choice of document.querySelectorAll("[data-speed]")) {
    choice.hidden = false;
    choice.querySelector("select").addEventListener("change", (event) => {
      for (const player of players) player.playbackRate = Number(event.target.value);
    });
  }
  addEventListener("hashchange", fromAddress);
  fromAddress();
}
