/* Records a voice in the browser and puts it where a file would be chosen; nothing leaves before one publishes. */
const MOST = 178; // seconds: the server takes three minutes, and a recorder ends a little late
const ENDINGS = { "audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a" };
const BITS = 32000; // a second: enough for a voice, three minutes in 700 kB

function begin(box) {
  const part = (name) => box.querySelector(`[data-${name}]`);
  const input = box.querySelector("input[type=file]");
  const time = part("time"), listen = part("listen");
  let recorder = null, clock = null, address = "";

  function show(state) {
    part("record").hidden = state !== "empty";
    part("stop").hidden = time.hidden = state !== "recording";
    listen.hidden = part("erase").hidden = part("kept").hidden = state !== "kept";
    input.hidden = state !== "empty";
  }

  function keep(blob) {
    const type = blob.type.split(";")[0];
    const chosen = new DataTransfer();
    chosen.items.add(new File([blob], `voice.${ENDINGS[type] || "webm"}`, { type }));
    input.files = chosen.files;
    if (address) URL.revokeObjectURL(address);
    listen.src = address = URL.createObjectURL(blob);
    show("kept");
    listen.focus();
  }

  async function record() {
    part("no-microphone").hidden = true;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      part("no-microphone").hidden = false;
      return;
    }
    const pieces = [];
    const began = Date.now();
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS });
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      if (pieces.some((piece) => piece.size)) keep(new Blob(pieces, { type: recorder.mimeType }));
      else show("empty");
      recorder = null;
    });
    recorder.start(1000);
    time.textContent = "0:00";
    clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= MOST) recorder?.stop();
    }, 250);
    show("recording");
    part("stop").focus();
  }

  function erase() {
    input.value = "";
    listen.removeAttribute("src");
    if (address) URL.revokeObjectURL(address);
    address = "";
    show("empty");
    part("record").focus();
  }

  part("record").addEventListener("click", record);
  part("stop").addEventListener("click", () => recorder?.stop());
  part("erase").addEventListener("click", erase);
  addEventListener("leaving", () => { recorder?.stop(); erase(); });
  part("recorder").hidden = false;
  show("empty");
}

function beginAll() {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return;
  for (const box of document.querySelectorAll("[data-voice]")) begin(box);
}

beginAll();
document.addEventListener("composed", beginAll);
