"use strict";
// A host application: subscribes with mosquitto_sub, decodes with sparkplug-payload, and prints one JSON object a message. A line
// {"topic": …, "payload": {…}} on standard input is encoded and published.
const { spawn } = require("child_process");
const readline = require("readline");
const sparkplug = require("sparkplug-payload").get("spBv1.0");

const [sub, pub, port] = process.argv.slice(2);
const place = ["-h", "127.0.0.1", "-p", port, "-V", "mqttv5"];

function print(told) {
  const plain = (_, value) => (value && typeof value.toNumber === "function" ? value.toNumber() : value);
  process.stdout.write(JSON.stringify(told, plain) + "\n");
}

const topics = ["-t", "spBv1.0/#", "-t", "marker"];
const listening = spawn(sub, [...place, "-q", "1", ...topics, "-F", "> %q %r %t %x"]);
// Published until it comes back: then the subscription is in force.
let ready = false;
const marking = setInterval(() => spawn(pub, [...place, "-t", "marker", "-m", "here"]), 200);
readline.createInterface({ input: listening.stdout }).on("line", (line) => {
  if (line.includes(" marker ") && !ready) {
    ready = true;
    clearInterval(marking);
    print({ ready: true });
    return;
  }
  if (!line.startsWith("> ")) {
    return;
  }
  const [, qos, retained, ...rest] = line.split(" ");
  const hex = rest.pop();
  const topic = rest.join(" ");
  if (topic.startsWith("spBv1.0/") && !topic.startsWith("spBv1.0/STATE/")) {
    const payload = sparkplug.decodePayload(Buffer.from(hex, "hex"));
    print({ topic, qos: Number(qos), retained: retained === "1", payload });
  }
});

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { topic, payload } = JSON.parse(line);
  const told = spawn(pub, [...place, "-q", "0", "-t", topic, "-s"]);
  told.stdin.end(sparkplug.encodePayload(payload));
});
process.on("SIGTERM", () => {
  listening.kill();
  process.exit(0);
});
