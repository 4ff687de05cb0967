"""Four programs that read calendars, none of them ours: what each understands of a file."""

import json
import os
import shutil
import subprocess
from datetime import UTC
from pathlib import Path

import ics
import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

ICAL_JS = Path(os.environ.get("ICAL_JS", "node_modules/ical.js"))
READ_IN_NODE = """
const ICAL = require(process.argv[1]);
let text = ""; process.stdin.setEncoding("utf8");
process.stdin.on("data", part => text += part);
process.stdin.on("end", () => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const utc = time => new Date(time.toUnixTime() * 1000).toISOString().slice(0, 19);
  console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map(part => {
    const event = new ICAL.Event(part);
    return [event.uid, utc(event.startDate), utc(event.endDate), event.summary, event.location,
            part.getFirstPropertyValue("status"), event.sequence];
  })));
});
"""


def _row(uid, starts, ends, *rest):
    moments = [moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") for moment in (starts, ends)]
    return [str(uid), *moments, *rest]


def by_ical(text):
    events = IcsCalendarStream.calendar_from_ics(text).events
    return [
        _row(e.uid, e.dtstart, e.dtend, e.summary, e.location, e.status.value, e.sequence or 0)
        for e in events
    ]


def by_ics(text):
    rows = []
    for event in ics.Calendar(text).events:
        extra = {line.name: line.value for line in event.extra}
        rows.append(
            _row(
                event.uid,
                event.begin.datetime,
                event.end.datetime,
                event.name,
                event.location,
                event.status,
                int(extra["SEQUENCE"]),
            )
        )
    return rows


def by_vobject(text):
    events = vobject.readOne(text).vevent_list
    return [
        _row(
            e.uid.value,
            e.dtstart.value,
            e.dtend.value,
            e.summary.value,
            e.location.value,
            e.status.value,
            int(e.sequence.value),
        )
        for e in events
    ]


def by_ical_js(text):
    library = next(ICAL_JS.glob("dist/*.es5.cjs"), None)
    if not shutil.which("node") or library is None:
        pytest.skip("ical.js is read under node: set ICAL_JS to the folder of the package.")
    command = ["node", "-e", READ_IN_NODE, str(library.resolve())]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60)
    return json.loads(done.stdout)


READERS = {"ical": by_ical, "ics": by_ics, "vobject": by_vobject, "ical.js": by_ical_js}
