import { html, raw } from "hono/html";
import type { Day } from "../../state/calendar.ts";
import { type Markup, scriptValue } from "../markup.ts";
import type { Words } from "../words/words.ts";

/**
 * The page's own script: `adit(form)` posts by XHR, shows `#<field>_error .alert`, repaints (docs/jobcan.md §5.2). The
 * summary is fetched when the page opens (§13 g), and `#insert_label` shows while a punch is on its way (§13 e).
 */
export function dayScript(words: Words, day: Day): Markup {
  const query = `?year=${day.year}&month=${day.month}&day=${day.day}`;
  return html`<script>
    var summaryQuery = ${scriptValue(query)};
    var aditMessages = ${scriptValue(words.errors)};
    ${raw(aditScript)};
  </script>`;
}

const aditScript = `
function showMessage(text) {
  var box = document.getElementById("message-box");
  box.textContent = text;
  box.classList.remove("d-none");
}
function clearErrors() {
  document.getElementById("message-box").classList.add("d-none");
  document.querySelectorAll("[id$=_error]").forEach(function (box) {
    box.innerHTML = "";
  });
}
function showErrors(errors) {
  Object.keys(errors).forEach(function (field) {
    var text = aditMessages[field + ":" + errors[field]] || aditMessages.other;
    var box = document.getElementById(field + "_error");
    if (!box) {
      showMessage(text);
      return;
    }
    var alertBox = document.createElement("div");
    alertBox.className = "alert jbc-alert-danger";
    alertBox.textContent = text;
    box.appendChild(alertBox);
  });
}
function send(method, url, body, done, ended) {
  var xhr = new XMLHttpRequest();
  xhr.open(method, url);
  xhr.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  if (body)
    xhr.setRequestHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
  xhr.onload = function () {
    var reply = null;
    try {
      reply = JSON.parse(xhr.responseText);
    } catch (error) {
      showMessage(aditMessages.other);
      return;
    }
    done(reply);
  };
  xhr.onloadend = ended || null;
  xhr.onerror = function () {
    showMessage(aditMessages.other);
  };
  xhr.send(body);
}
function showSending(on) {
  var label = document.getElementById("insert_label");
  if (label) label.classList.toggle("d-none", !on);
}
function setSummary() {
  send("GET", "/employee/adit/get-summary/" + summaryQuery, null, function (reply) {
    document.getElementById("time-table").innerHTML = reply.time_table;
  });
}
function settle(form, reply) {
  if (Number(reply.result) !== 1) {
    showErrors(reply.errors || {});
    return;
  }
  if (Number(reply.refresh)) {
    location.reload();
    return;
  }
  document.getElementById("logs-table").innerHTML = reply.log_table;
  form.elements.time.value = "";
  form.elements.delete_minutes.value = "";
  document.getElementById("beforeModifyTime").textContent = "";
  setSummary();
}
function adit(form) {
  clearErrors();
  var body = new URLSearchParams(new FormData(form));
  body.append("_", "");
  showSending(true);
  send(
    "POST",
    form.getAttribute("action"),
    body.toString(),
    function (reply) {
      settle(form, reply);
    },
    function () {
      showSending(false);
    }
  );
}
function deleteAdit(minutes) {
  var form = document.modifyForm;
  var body = new URLSearchParams(new FormData(form));
  body.set("delete_minutes", String(minutes));
  body.append("_", "");
  send("POST", "/employee/adit/delete/", body.toString(), function (reply) {
    settle(form, reply);
  });
}
function editAdit(minutes) {
  var text =
    String(Math.floor(minutes / 60)).padStart(2, "0") + String(minutes % 60).padStart(2, "0");
  document.getElementById("beforeModifyTime").textContent = text;
  document.modifyForm.elements.delete_minutes.value = String(minutes);
  document.getElementById("ter_time").value = text;
  location.hash = "#modify";
}
setSummary();
`;
