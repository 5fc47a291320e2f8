// Prints what ical.js and node-ical read of a calendar file: UID, title and start of each event, as JSON.
import fs from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const data = fs.readFileSync(process.argv[2], "utf8");
const pad = (number) => String(number).padStart(2, "0");
const day = (date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
const seconds = (date) => date.toISOString().replace(".000Z", "Z");

const component = new ICAL.Component(ICAL.parse(data));
const jsEvents = component.getAllSubcomponents("vevent").map((one) => {
  const event = new ICAL.Event(one);
  const start = event.startDate;
  return [event.uid, event.summary, start.isDate ? start.toString() : seconds(start.toJSDate()), event.description];
});
const nodeEvents = Object.values(nodeIcal.sync.parseICS(data))
  .filter((one) => one.type === "VEVENT")
  .map((one) => [one.uid, one.summary, one.datetype === "date" ? day(one.start) : seconds(one.start), one.description]);
console.log(JSON.stringify({ "ical.js": jsEvents, "node-ical": nodeEvents }));
