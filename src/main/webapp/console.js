// Small conveniences; every page works without them. Nothing here makes HTML out of texts.
"use strict";
(() => {
  // ---- the reader's zone, so that the next page shows its times
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    const path = new URL(".", document.currentScript ? document.currentScript.src : location.href).pathname.replace(/\/$/, "");
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `syncline-zone=${encodeURIComponent(zone)}; Path=${path}; Max-Age=31536000; SameSite=Strict${secure}`;
  }

  // ---- work that is asked for part by part, by a form of the page
  const ask = async (form, wish) => {
    const answer = await fetch(form.action, { method: "POST", body: wish, headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  };

  // ---- a decision about many, part by part, with its progress
  for (const form of document.querySelectorAll("form[data-parts]")) {
    const panel = form.querySelector(".progress");
    const bar = panel.querySelector("progress");
    const said = panel.querySelector("[role=status]");
    const stop = panel.querySelector("button");
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const wish = new URLSearchParams(new FormData(form, event.submitter));
      const buttons = form.querySelectorAll(".go button");
      let stopped = false;
      stop.onclick = () => { stopped = true; };
      buttons.forEach(button => { button.disabled = true; });
      panel.hidden = false;
      bar.max = Number(form.dataset.parts);
      bar.value = 0;
      let done = 0;
      let seen = 0;
      try {
        for (let next = ""; next !== null && !stopped;) {
          if (next !== "") {
            wish.set("cursor", next);
          }
          const part = await ask(form, wish);
          done += part.done;
          seen += part.selected;
          next = part.next;
          bar.value = seen;
          said.textContent = form.dataset.running.replace("{0}", String(done));
        }
        if (stopped) {
          said.textContent = form.dataset.stopped.replace("{0}", String(done));
          buttons.forEach(button => { button.disabled = false; });
          return;
        }
        const back = new URL(wish.get("back"), location.href);
        back.searchParams.set("done", done === 0 ? "not-open" : wish.get("decision") === "retry" ? form.dataset.retried : form.dataset.dismissed);
        back.searchParams.set("number", String(done));
        location.assign(back);
      } catch {
        said.textContent = form.dataset.failed.replace("{0}", String(done));
        buttons.forEach(button => { button.disabled = false; });
      }
    });
  }

  // ---- a form whose answer takes a while says so, and is sent once
  for (const form of document.querySelectorAll("form[data-busy]")) {
    const panel = form.querySelector(".progress");
    const buttons = form.querySelectorAll("button");
    form.addEventListener("submit", () => {
      panel.hidden = false;
      panel.querySelector("[role=status]").textContent = form.dataset.busy;
      // Behind this event: a button that is disabled is not sent.
      setTimeout(() => buttons.forEach(button => { button.disabled = true; }));
    });
    // As the browser keeps a page that somebody comes back to.
    addEventListener("pageshow", () => {
      panel.hidden = true;
      buttons.forEach(button => { button.disabled = false; });
    });
  }

  // ---- a file on its way, with its progress; what is refused is told by the page that answers
  const uploads = () => {
    for (const form of document.querySelectorAll("form[data-upload]")) {
      upload(form);
    }
  };
  const upload = form => {
    const panel = form.querySelector(".progress");
    const bar = panel.querySelector("progress");
    const said = panel.querySelector("[role=status]");
    const stop = panel.querySelector("button");
    const go = form.querySelector(".go button");
    const over = (what, stopped) => {
      said.textContent = what;
      stop.hidden = true;
      go.disabled = false;
      if (stopped) {
        bar.value = 0;
      }
    };
    form.addEventListener("submit", event => {
      event.preventDefault();
      const file = form.elements.file.files[0];
      panel.hidden = false;
      if (file.size > Number(form.dataset.upload)) {
        over(form.dataset.long, true);
        return;
      }
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.responseType = "document";
      request.upload.onprogress = part => {
        bar.max = Math.max(part.total, 1);
        bar.value = part.loaded;
        said.textContent = form.dataset.running.replace("{0}", String(Math.floor(100 * part.loaded / Math.max(part.total, 1))));
      };
      request.onload = () => {
        const fresh = request.response && request.response.getElementById(form.id);
        if (request.status === 200) {
          location.assign(request.responseURL);
        } else if (request.status === 400 && fresh) {
          const told = document.importNode(fresh, true);
          form.replaceWith(told);
          upload(told);
          const wrong = told.querySelector("[aria-invalid=true]");
          if (wrong) {
            wrong.focus();
          }
        } else {
          over(form.dataset.failed, true);
        }
      };
      request.onerror = () => over(form.dataset.failed, true);
      request.onabort = () => over(form.dataset.stopped, true);
      stop.onclick = () => request.abort();
      stop.hidden = false;
      go.disabled = true;
      bar.value = 0;
      request.send(new FormData(form));
    });
  };
  uploads();

  // ---- the audit trail, read part by part until a fault or its end
  for (const form of document.querySelectorAll("form[data-verify]")) {
    const panel = form.querySelector(".progress");
    const bar = panel.querySelector("progress");
    const said = panel.querySelector("[role=status]");
    const stop = panel.querySelector("button");
    const go = form.querySelector(".go button");
    const say = (what, number) => {
      said.className = what === "broken" ? "bad" : "";
      said.textContent = form.dataset[what].replace("{0}", String(number));
    };
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const wish = new URLSearchParams(new FormData(form));
      let part = { read: 0, over: false };
      let stopped = false;
      stop.onclick = () => { stopped = true; };
      go.disabled = true;
      panel.hidden = stop.hidden = false;
      bar.value = 0;
      say("running", 0);
      try {
        while (!part.over && !stopped) {
          wish.set("after", String(part.read));
          part = await ask(form, wish);
          bar.max = Math.max(part.last, 1);
          bar.value = part.read;
          say("running", part.read);
        }
        if (!part.over) {
          say("stopped", part.read);
        } else if (part.broken === null) {
          say("sound", part.read);
        } else {
          say("broken", part.broken);
        }
      } catch {
        say("failed", part.read);
      }
      stop.hidden = true;
      go.disabled = false;
    });
  }

  // ---- a slider whose page follows at once; without this its button leads there
  for (const form of document.querySelectorAll("form[data-follow]")) {
    const slider = form.querySelector("input[type=range]");
    const said = form.querySelector("output");
    let waiting = 0;
    let request = null;
    const follow = () => {
      if (request) {
        request.abort();
      }
      const address = new URL(form.action);
      address.search = new URLSearchParams(new FormData(form)).toString();
      request = new XMLHttpRequest();
      request.open("GET", address);
      request.responseType = "document";
      request.onload = event => {
        const page = event.target.status === 200 ? event.target.response : null;
        const fresh = page ? page.getElementById(form.dataset.follow) : null;
        if (!fresh) {
          form.submit();
          return;
        }
        document.getElementById(form.dataset.follow).replaceWith(document.importNode(fresh, true));
        said.textContent = page.querySelector("form[data-follow] output").textContent;
        history.replaceState(null, "", address);
      };
      request.onerror = () => form.submit();
      request.send();
    };
    slider.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(follow, 120);
    });
  }

  // ---- parts of a page that are read again and again, until somebody pauses that or goes away
  const pause = document.getElementById("pause");
  if (pause) {
    const every = 10_000;
    const away = 10 * 60_000;
    const news = document.getElementById("news");
    const label = pause.textContent;
    let paused = false;
    let touched = Date.now();
    let told = document.querySelector("[data-news]")?.dataset.news;
    pause.parentElement.hidden = false;
    const show = () => {
      pause.setAttribute("aria-pressed", String(paused));
      pause.textContent = paused ? pause.dataset.paused : label;
    };
    pause.addEventListener("click", () => { paused = !paused; show(); });
    for (const kind of ["pointermove", "keydown", "scroll", "focus"]) {
      addEventListener(kind, () => { touched = Date.now(); }, { passive: true });
    }
    const refresh = page => {
      for (const part of document.querySelectorAll("[data-live]")) {
        const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
        // Whoever is inside a part with the keyboard would lose their place.
        if (fresh && !part.contains(document.activeElement)) {
          part.replaceWith(document.importNode(fresh, true));
        }
      }
      const now = page.querySelector("[data-news]")?.dataset.news;
      if (now && now !== told) {
        told = now;
        news.textContent = now;
      }
    };
    setInterval(() => {
      // A page that nobody looks at must not keep its session alive.
      if (paused || document.hidden) {
        return;
      }
      if (Date.now() - touched > away) {
        paused = true;
        show();
        return;
      }
      const request = new XMLHttpRequest();
      request.open("GET", location.href);
      request.responseType = "document";
      request.onload = () => {
        if (request.status === 200 && request.response && request.response.getElementById("pause")) {
          refresh(request.response);
        } else {
          paused = true;
          show();
        }
      };
      request.send();
    }, every);
  }
})();
