// An OPC UA client for the tests: node client.js ENDPOINT OPTIONS-AS-JSON. Each line it prints is
// one JSON object. Ends with status 0 when it did what it was asked, refused or not.
"use strict";
const {
  AttributeIds, ClientSubscription, DataType, MessageSecurityMode,
  OPCUAClient, SecurityPolicy, TimestampsToReturn, UserTokenType, Variant,
  constructEventFilter, makeBrowsePath, resolveNodeId,
} = require("node-opcua-client");
const { OPCUACertificateManager } = require("node-opcua-certificate-manager");
const { DataTypeFactory, getStandardDataTypeFactory } = require("node-opcua-factory");
const types = require("node-opcua-client-dynamic-extension-object");
const one = require("node-opcua-client-dynamic-extension-object/dist/private/populate_data_type_manager_104");
const { readCertificate } = require("node-opcua-crypto");
const { getCryptoFactory } = require("node-opcua-secure-channel");
const fs = require("fs");
const path = require("path");

const endpoint = process.argv[2];
const options = JSON.parse(process.argv[3]);
const say = (value) => process.stdout.write(JSON.stringify(value, plain) + "\n");
const plain = (_, value) => (typeof value === "bigint" ? Number(value) : value);

// Names with the number of their namespace, as in "2:VisionStateMachine", from the Objects folder.
async function find(session, names) {
  const found = await session.translateBrowsePath(makeBrowsePath("ObjectsFolder", "/" + names.join("/")));
  if (!found.targets || found.targets.length === 0) throw new Error("nothing at " + names.join("/"));
  return found.targets[0].targetId;
}

const number = (value) => (Array.isArray(value) ? value[0] * 2 ** 32 + value[1] : value);

async function read(session, names) {
  const value = await session.read({ nodeId: await find(session, names), attributeId: AttributeIds.Value });
  const inner = value.value.value;
  return {
    status: value.statusCode.name,
    value: value.value.dataType === DataType.UInt64 ? number(inner) : inner && inner.text !== undefined ? inner.text : inner,
  };
}

// The library reads all data types at once, and takes one that comes before its base for another:
// here BinaryIdBaseDataType, the base of all identifiers with a version, comes first.
async function readTypes(session, namespaces, vision) {
  const manager = new types.ExtraDataTypeManager();
  manager.setNamespaceArray(namespaces);
  for (let index = 1; index < namespaces.length; index++) {
    manager.registerDataTypeFactory(index, new DataTypeFactory([getStandardDataTypeFactory()]));
  }
  await one.readDataTypeDefinitionAndBuildType(
    session, resolveNodeId(`ns=${vision};i=3019`), "BinaryIdBaseDataType", manager.getDataTypeFactory(vision), {});
  await types.populateDataTypeManager(session, manager, types.DataTypeExtractStrategy.Force104);
  session.$$extraDataTypeManager = manager;
}

// Reads until it is so, for a minute at most.
async function until(session, names, wanted) {
  let seen;
  for (let look = 0; look < 300; look++) {
    seen = (await read(session, names)).value;
    if (seen === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${names.join("/")} should become ${wanted}, but is ${seen}`);
}

// Structures are named by their type and members: { type: "RecipeIdExternalDataType", Id: "cola" }.
async function variant(session, vision, argument) {
  if (!argument.type) {
    return new Variant(argument);
  }
  const known = {
    RecipeIdExternalDataType: 3002, ProductIdDataType: 3003, PartIdDataType: 3004,
    ConfigurationIdDataType: 3008, RecipeIdInternalDataType: 3013, MeasIdDataType: 3015,
    JobIdDataType: 3016, ResultIdDataType: 3021,
  };
  const { type, ...members } = argument;
  const camel = Object.fromEntries(Object.entries(members).map(([k, v]) => [k[0].toLowerCase() + k.slice(1), v]));
  const value = await session.constructExtensionObject(resolveNodeId(`ns=${vision};i=${known[type]}`), camel);
  return new Variant({ dataType: DataType.ExtensionObject, value });
}

async function call(session, vision, names, args) {
  const methodId = await find(session, names);
  const objectId = await find(session, names.slice(0, -1));
  const inputArguments = [];
  for (const argument of args) inputArguments.push(await variant(session, vision, argument));
  const result = await session.call({ objectId, methodId, inputArguments });
  return { status: result.statusCode.name, outputs: (result.outputArguments || []).map((o) => o.value) };
}

const eventTypes = new Set();
const told = { values: 0, results: 0 };

// A busy machine, or a line that somebody has to start again, lets it wait.
async function untilTold({ what, count }) {
  for (let look = 0; look < 600 && told[what] < count; look++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (told[what] < count) throw new Error(`${told[what]} of ${count} ${what} within two minutes`);
}

// Events come when the subscription is next published, after the values that they go with.
async function untilEvent(type) {
  for (let look = 0; look < 300 && !eventTypes.has(type); look++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (!eventTypes.has(type)) throw new Error(`no event of type ${type} within a minute`);
}

async function subscribe(session, vision, wanted) {
  const subscription = ClientSubscription.create(session, {
    requestedPublishingInterval: 100, requestedLifetimeCount: 1000, requestedMaxKeepAliveCount: 20,
    maxNotificationsPerPublish: 1000, publishingEnabled: true, priority: 1,
  });
  for (const name of wanted.values || []) {
    const item = await subscription.monitor(
      { nodeId: await find(session, name), attributeId: AttributeIds.Value },
      { samplingInterval: 100, discardOldest: true, queueSize: 10 }, TimestampsToReturn.Both);
    item.on("changed", (value) => {
      told.values++;
      say({ changed: name.join("/"), value: number(value.value.value) });
    });
  }
  const fields = ["EventType", "Message", "SourceName", "Severity"].concat(wanted.fields || []);
  const filter = constructEventFilter(fields.map((f) => (wanted.fields || []).includes(f) ? `${vision}:${f}` : f));
  const node = wanted.from === "server" ? "i=2253" : await find(session, wanted.from);
  const item = await subscription.monitor(
    { nodeId: node, attributeId: AttributeIds.EventNotifier },
    { samplingInterval: 0, discardOldest: true, queueSize: 10000, filter }, TimestampsToReturn.Both);
  item.on("changed", (values) => {
    const event = {};
    fields.forEach((field, i) => {
      const value = values[i].value;
      event[field] = value && value.text !== undefined ? value.text : value && value.namespace !== undefined ? value.value : value;
    });
    eventTypes.add(event.EventType);
    if (event.ResultId) told.results++;
    say({ event });
  });
}

// This client's library names the algorithm of this policy otherwise than Part 7 of the standard, and a strict server refuses it.
getCryptoFactory(SecurityPolicy.Aes256_Sha256_RsaPss).asymmetricSignatureAlgorithm = "http://opcfoundation.org/UA/security/rsa-pss-sha2-256";

async function identity() {
  if (options.certificate) {
    const file = path.resolve(options.pki, "..", options.certificate);
    return { type: UserTokenType.Certificate, certificateData: readCertificate(file + ".pem"), privateKey: fs.readFileSync(file + ".key", "latin1") };
  }
  if (options.user) return { type: UserTokenType.UserName, userName: options.user, password: options.password };
  return { type: UserTokenType.Anonymous };
}

async function main() {
  const manager = new OPCUACertificateManager({ rootFolder: path.resolve(options.pki), automaticallyAcceptUnknownCertificate: true });
  await manager.initialize();
  const client = OPCUAClient.create({
    applicationName: "LinewardenTest", applicationUri: "urn:linewarden:test", endpointMustExist: false,
    securityMode: options.policy === "None" ? MessageSecurityMode.None : MessageSecurityMode.SignAndEncrypt,
    securityPolicy: SecurityPolicy[options.policy],
    connectionStrategy: { maxRetry: 0, initialDelay: 100 }, clientCertificateManager: manager,
  });
  await client.createDefaultCertificate();
  try {
    if (options.endpoints) {
      const open = OPCUAClient.create({ applicationUri: "urn:linewarden:test", endpointMustExist: false, connectionStrategy: { maxRetry: 0 }, clientCertificateManager: manager });
      await open.connect(endpoint);
      say({ endpoints: (await open.getEndpoints()).map((e) => ({ policy: e.securityPolicyUri.split("#")[1], mode: MessageSecurityMode[e.securityMode] })) });
      await open.disconnect();
    }
    await client.connect(endpoint);
    const session = await client.createSession(await identity());
    const namespaces = await session.readNamespaceArray();
    const vision = namespaces.indexOf("http://opcfoundation.org/UA/MachineVision");
    await readTypes(session, namespaces, vision);
    const own = namespaces.findIndex((each) => /^urn:linewarden:.*:station$/.test(each));
    say({ connected: true, vision, own });
    const full = (names) => names.map((n) => n.replace(/^v:/, vision + ":").replace(/^o:/, own + ":"));
    for (const step of options.steps || []) {
      if (step.read) say({ read: step.read.join("/"), ...(await read(session, full(step.read))) });
      if (step.call) {
        say({ call: step.call.join("/"), ...(await call(session, vision, full(step.call), step.args || [])) });
      }
      if (step.subscribe) {
        await subscribe(session, vision, {
          values: (step.subscribe.values || []).map(full), fields: step.subscribe.fields,
          from: step.subscribe.from === "server" ? "server" : full(step.subscribe.from),
        });
        say({ subscribed: true });
      }
      if (step.until) await until(session, full(step.until), step.is);
      if (step.untilEvent) await untilEvent(step.untilEvent);
      if (step.untilTold) await untilTold(step.untilTold);
    }
    await session.close();
    await client.disconnect();
    say({ done: true });
  } catch (problem) {
    say({ refused: String(problem.message || problem).split("\n").slice(0, 3).join(" ") });
    await client.disconnect().catch(() => {});
  }
}

main().then(() => process.exit(0), (problem) => { say({ broken: String(problem.stack) }); process.exit(1); });
